import type { Found } from './outcome.ts';

export type SearchHit = { title: string; url: string; snippet: string };

/** A web search. Titles, snippets and addresses are strangers' words. */
export type Search = (query: string, limit: number, signal: AbortSignal) => Promise<Found<SearchHit[]>>;
