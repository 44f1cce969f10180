-- Tools of other MCP servers that whoever runs Stand-in listed as read-only: the version of each that was seen first.
-- Another version waits for a click until they look again.
create table mcp_tool_looks (
  server text not null,
  tool text not null,
  hash text not null,
  seen_at timestamptz not null default clock_timestamp(),
  primary key (server, tool)
);
