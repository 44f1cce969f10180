/** Many clients send null for what they leave out, also beside a tool's arguments: it's left out of a request's parameters. */
export function withoutNullParams(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withoutNullParams);
  if (typeof body !== 'object' || body === null || !('params' in body)) return body;
  const { params, ...message } = body;
  if (params === null) return message;
  if (typeof params !== 'object' || Array.isArray(params)) return body;
  return {
    ...message,
    params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null)),
  };
}
