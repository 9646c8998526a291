"""What other programs speak to: HTTP with JSON (`scrutineer api`) and MCP (`scrutineer mcp`)."""
