/** Why no answer came from outside: short words for people and logs, which never quote what was sent. */
export const connectionProblems = [
  'its address points inside the network',
  'stopped before it began',
  'connection refused',
  'host not found',
  'no connection',
  'no connection in time',
  'no answer in time',
  'no complete answer in time',
  'an answer without end',
  'the connection broke',
  'it offers no TLS that we can use',
  'its certificate isn’t trusted',
  'its certificate has expired',
  'its certificate is for another host',
] as const;

export type ConnectionProblem = (typeof connectionProblems)[number];
