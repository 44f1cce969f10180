import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

export type NodeExchange = { request: IncomingMessage; response: ServerResponse };

/** A request as Slack's package reads it, and a response that goes nowhere: what it set there goes into our own answer. */
export function asNode(query: string, cookie: string | undefined): NodeExchange {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = `/${query}`;
  request.headers = { host: 'localhost', ...(cookie === undefined ? {} : { cookie }) };
  return { request, response: new ServerResponse(request) };
}
