import { type Dispatcher, fetch, type RequestInit } from 'undici';

/** A `fetch` for a library that takes one, with our agent's timeouts. */
export function fetchThrough(dispatcher: Dispatcher) {
  return (url: string | URL, init?: object) => fetch(url, { ...(init as RequestInit), dispatcher });
}

export type Fetch = ReturnType<typeof fetchThrough>;
