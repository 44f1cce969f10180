import type { Meeting } from '../meetings/meeting.ts';
import type { Entry } from './entry.ts';

export type LedgerFormat = 'csv' | 'json';
export type LedgerFile = { readonly filename: string; readonly text: string };

/** A call's ledger as a file: times in UTC, people in Slack by their ids. */
export function ledgerFile(meeting: Meeting, entries: readonly Entry[], format: LedgerFormat): LedgerFile {
  const [, call = meeting.callKey] = meeting.callKey.split(':');
  const day = (meeting.sessionStartedAt ?? meeting.createdAt).toISOString().slice(0, 10);
  return {
    filename: `consent-ledger-${call}-${day}.${format}`,
    text: format === 'csv' ? csvOf(entries) : jsonOf(meeting, entries),
  };
}

const columns = ['at', 'kind', 'user_id', 'name', 'words', 'detail', 'forgotten_at'] as const;

function rowOf({ at, kind, who, name, words, detail, forgottenAt }: Entry) {
  const times = { at: at.toISOString(), forgotten_at: forgottenAt?.toISOString() ?? null };
  return { ...times, kind, user_id: who, name, words, detail };
}

/** RFC 4180, with the mark by which Excel reads it as UTF-8. */
function csvOf(entries: readonly Entry[]): string {
  const lines = entries.map(rowOf).map((row) => columns.map((column) => cellOf(row[column])).join(','));
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Spreadsheets compute what begins so, also behind blanks, and names and words are anybody's. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function cellOf(value: string | null): string {
  const text = value ?? '';
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function jsonOf({ id, callUrl }: Meeting, entries: readonly Entry[]): string {
  return `${JSON.stringify({ meeting_id: id, call: callUrl, entries: entries.map(rowOf) }, null, 2)}\n`;
}
