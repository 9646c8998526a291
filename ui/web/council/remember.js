// Keeps one value in a cookie of this device for a year; an empty one is forgotten.

const YEAR = 31536000; // seconds

export default function ({ data }) {
  const age = data.value ? YEAR : 0;
  document.cookie = `${data.name}=${data.value}; max-age=${age}; path=/; SameSite=Strict`;
}
