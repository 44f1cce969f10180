import type { Found, Outcome } from './outcome.ts';

export type CrmKind = 'contact' | 'company' | 'deal';
export type CrmTarget = { kind: CrmKind; id: string };
export type CrmQuery = { kind: CrmKind; by: 'email' | 'domain' | 'name'; value: string };

/** A record as people tell it from others: `Ada Lovelace (ada@example.com)`. */
export type CrmMatch = { id: string; label: string };
export type CrmRecord = CrmMatch & { values: Record<string, string | null> };

/** Records of customers, kept outside. Nothing here can be repeated safely: it takes no idempotency key. */
export type Crm = {
  /** As people know it: `HubSpot`. */
  place: string;
  /** The first few of `total`. */
  find(query: CrmQuery, signal: AbortSignal): Promise<Found<{ total: number; matches: CrmMatch[] }>>;
  /** `null` where it isn't there any more. */
  read(
    target: CrmTarget,
    properties: readonly string[],
    signal: AbortSignal,
  ): Promise<Found<CrmRecord | null>>;
  /** `null` where there is no such property. */
  property(kind: CrmKind, name: string, signal: AbortSignal): Promise<Found<CrmProperty | null>>;
  addNote(
    target: CrmTarget,
    note: { text: string; at: Date },
    signal: AbortSignal,
  ): Promise<Outcome<CrmChange>>;
  addTask(
    target: CrmTarget,
    task: { title: string; due: Date },
    signal: AbortSignal,
  ): Promise<Outcome<CrmChange>>;
  setProperties(
    target: CrmTarget,
    values: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Outcome<CrmChange>>;
};

type CrmProperty = { label: string; readOnly: boolean };

/** The record's own page, where it is known. */
export type CrmChange = { url: string | null };
