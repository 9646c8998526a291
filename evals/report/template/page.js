"use strict";
(() => {
  const form = document.getElementById("filter");
  const told = document.getElementById("told");
  const questions = [...document.querySelectorAll(".question")];
  const texts = new Map(questions.map((each) => [each, each.textContent.toLowerCase()]));

  function fits(question) {
    const { kind, verdict, words } = form.elements;
    return (!kind.value || question.dataset.kind === kind.value)
      && (!verdict.value || question.dataset.verdict === verdict.value)
      && words.value.toLowerCase().split(/\s+/).every((word) => texts.get(question).includes(word));
  }

  function filter() {
    questions.forEach((each) => { each.hidden = !fits(each); });
    const left = questions.filter((each) => !each.hidden).length;
    told.textContent = `${left} of ${questions.length} questions shown`;
  }

  function openAll() {
    const left = questions.filter((each) => !each.hidden);
    const open = left.some((each) => !each.open);
    left.forEach((each) => { each.open = open; });
  }

  function openLinked() {
    const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (linked && linked.matches(".question")) {
      linked.hidden = false;
      linked.open = true;
      linked.scrollIntoView();
    }
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("open").addEventListener("click", openAll);
  window.addEventListener("hashchange", openLinked);
  filter();
  openLinked();
})();
