import type { ProblemOfTry } from '../destinations/export-problem.ts';
import type { ExportOutcome } from '../destinations/recap-export.ts';

export type FoundTitle = { ok: true; value: string } | { ok: false; problem: ProblemOfTry };
type DatabasePage = { databaseId: string; title: string; markdown: string; at: Date | null };

/** Databases in Notion that are shared with us. */
export type NotionDatabases = {
  /** Its id, from an address that people export; null where there is none in it. */
  idIn(address: string): string | null;
  /** What people call it; or why it can't be used. */
  titleOf(databaseId: string, signal: AbortSignal): Promise<FoundTitle>;
  /** Notion takes no idempotency key: a page whose answer was lost may exist. */
  addPage(page: DatabasePage, signal: AbortSignal): Promise<ExportOutcome>;
};
