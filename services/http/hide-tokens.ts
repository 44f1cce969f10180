/**
 * Takes the tokens of a request out of what came back: an error may quote the request's headers, and is shown to people
 * or logged.
 */
export function hideTokens(text: string, headers: Record<string, string>): string {
  const tokens = [
    headers.authorization?.replace(/^\w+ /, ''),
    headers['x-subscription-token'],
    headers['x-api-key'],
  ];
  return tokens.reduce<string>(
    (hidden, token) => (token ? hidden.replaceAll(token, '[redacted]') : hidden),
    text,
  );
}
