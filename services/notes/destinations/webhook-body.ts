import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import { meetingKinds, topics } from '../meeting-kind.ts';
import type { NotesDocument } from './document.ts';

const time = z.iso.datetime().nullable();
const evidence = z.strictObject({ speaker: z.string(), start_ms: z.number(), text: z.string() });
const stated = z.strictObject({ text: z.string(), evidence: z.array(evidence) });
const quote = evidence.extend({ before: evidence.nullable() });
const link = z.strictObject({ title: z.string(), url: z.string() });

/**
 * What a webhook gets, as docs/webhook.md explains it. A new field may come within a version; a field that changes its
 * meaning or goes away makes a new one.
 */
export const webhookBodySchema = z.strictObject({
  type: z.enum(['notes.ready', 'notes.test']),
  version: z.literal(2),
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    meeting: z.strictObject({
      id: z.string(),
      title: z.string(),
      call_url: z.string(),
      started_at: time,
      ended_at: time,
      minutes: z.number(),
      cost_usd: z.number(),
      channel_id: z.string(),
      thread_url: z.string().nullable(),
    }),
    notes: z.strictObject({
      kind: z.enum(['summary', 'highlights']),
      source: z.enum(['pikastream', 'model', 'extractive', 'google_meet']),
      summary: z.string(),
      points: z.array(stated),
      meeting_kind: z.enum(meetingKinds),
      findings: z.array(stated.extend({ topic: z.enum(topics), person: z.string().nullable() })),
      decisions: z.array(stated),
      questions: z.array(stated),
      chapters: z.array(
        z.strictObject({ title: z.string(), start_ms: z.number(), summary: z.string().nullable() }),
      ),
      promises: z.array(quote),
      timeline: z.array(evidence),
      participants: z.array(z.string()),
    }),
    action_items: z.array(
      z.strictObject({
        text: z.string(),
        owner: z.strictObject({ name: z.string(), slack_user_id: z.string().nullable() }).nullable(),
        due: z.strictObject({ date: z.iso.date().nullable(), words: z.string() }).nullable(),
        state: z.enum(['open', 'done']),
        evidence: z.array(evidence),
      }),
    ),
    tasks: z.array(
      z.strictObject({
        title: z.string(),
        status: z.enum(['pending', 'in_progress', 'complete', 'error']),
        links: z.array(link),
      }),
    ),
    /** Evidence and links were left out, and long lists cut, to stay under a megabyte. */
    shortened: z.boolean(),
  }),
});

export type WebhookBody = z.infer<typeof webhookBodySchema>;

/** Bytes: what receivers usually take. */
const maxBodyBytes = 1_000_000;

/** The body's JSON, at most a megabyte: without the words that statements rest on where those are too much. */
export function webhookText(document: NotesDocument, type: WebhookBody['type'], at: Date): string {
  return JSON.stringify({ ...envelope(type, at), data: recapData(document, maxBodyBytes) });
}

/** The notes as a webhook has them. Of what takes more than `maxBytes` as JSON, the beginnings. */
export function recapData(document: NotesDocument, maxBytes: number): WebhookBody['data'] {
  const whole = dataOf(document, false);
  return Buffer.byteLength(JSON.stringify(whole)) <= maxBytes ? whole : dataOf(shortened(document), true);
}

export function webhookBody(document: NotesDocument, type: WebhookBody['type'], at: Date): WebhookBody {
  return { ...envelope(type, at), data: dataOf(document, false) };
}

function envelope(type: WebhookBody['type'], at: Date) {
  return { type, version: 2 as const, timestamp: at.toISOString() };
}

function dataOf(
  { meeting, notes, actionItems, tasks }: NotesDocument,
  isShortened: boolean,
): WebhookBody['data'] {
  return {
    meeting: {
      id: meeting.id,
      title: meeting.title,
      call_url: meeting.callUrl,
      started_at: meeting.startedAt?.toISOString() ?? null,
      ended_at: meeting.endedAt?.toISOString() ?? null,
      minutes: meeting.minutes,
      cost_usd: meeting.costUsd,
      channel_id: meeting.channelId,
      thread_url: meeting.threadUrl,
    },
    notes: {
      kind: notes.kind,
      source: notes.source,
      summary: notes.summary,
      points: notes.points.map(stand),
      meeting_kind: notes.meetingKind,
      findings: notes.findings.map(({ topic, person, ...one }) => ({ ...stand(one), topic, person })),
      decisions: notes.decisions.map(stand),
      questions: notes.questions.map(stand),
      chapters: notes.chapters.map(({ title, startMs, summary }) => ({
        title,
        start_ms: startMs,
        summary,
      })),
      promises: notes.promises.map(({ before, ...quoted }) => ({
        ...said(quoted),
        before: before && said(before),
      })),
      timeline: notes.timeline.map(said),
      participants: [...notes.participants],
    },
    action_items: actionItems.map(({ owner, ...item }) => ({
      text: item.text,
      owner: owner && { name: owner.name, slack_user_id: owner.slackId },
      due: item.due && { date: item.due.date, words: item.due.words },
      state: item.state,
      evidence: item.evidence.map(said),
    })),
    tasks: tasks.map(({ title, status, links }) => ({
      title,
      status,
      links: links.map((one) => ({ title: one.title, url: one.url })),
    })),
    shortened: isShortened,
  };
}

type Said = NotesDocument['actionItems'][number]['evidence'][number];

function said({ speaker, startMs, text }: Said) {
  return { speaker, start_ms: startMs, text };
}

function stand({ text, evidence: words }: { text: string; evidence: readonly Said[] }) {
  return { text, evidence: words.map(said) };
}

/** Of long quotes and endless lists only the beginning is sent: at three bytes a character it still fits. */
function shortened(document: NotesDocument): NotesDocument {
  const cut = (text: string) => oneLine(text, 200);
  const first = <One>(all: readonly One[]) => all.slice(0, 100);
  const bare = <One extends { text: string }>(all: readonly One[]) =>
    first(all).map((one) => ({ ...one, text: cut(one.text), evidence: [] }));
  const brief = (quoted: Said) => ({ ...quoted, speaker: cut(quoted.speaker), text: cut(quoted.text) });
  const { notes, meeting } = document;
  return {
    ...document,
    meeting: { ...meeting, title: cut(meeting.title) },
    notes: {
      ...notes,
      summary: oneLine(notes.summary, 20_000),
      points: bare(notes.points),
      findings: bare(notes.findings).map((one) => ({ ...one, person: one.person && cut(one.person) })),
      decisions: bare(notes.decisions),
      questions: bare(notes.questions),
      chapters: first(notes.chapters).map((chapter) => ({
        ...chapter,
        title: cut(chapter.title),
        summary: chapter.summary && cut(chapter.summary),
      })),
      promises: first(notes.promises).map((quoted) => ({ ...brief(quoted), before: null })),
      timeline: first(notes.timeline).map(brief),
      participants: first(notes.participants).map(cut),
    },
    actionItems: bare(document.actionItems).map(({ owner, due, ...item }) => ({
      ...item,
      owner: owner && { ...owner, name: cut(owner.name) },
      due: due && { ...due, words: cut(due.words) },
    })),
    tasks: first(document.tasks).map(({ title, status }) => ({ title: cut(title), status, links: [] })),
  };
}
