import { expect, test } from 'vitest';
import type { Meeting } from '../../../../services/meetings/meeting.ts';
import type { ItemOutcome } from '../../../../services/notes/change-item.ts';
import type { NotesOutcome } from '../../../../services/notes/decide-notes.ts';
import type { RecapExport } from '../../../../services/notes/destinations/recap-export.ts';
import type { ForgetOutcome } from '../../../../services/notes/forget.ts';
import type { Item } from '../../../../services/notes/item.ts';
import type { RetentionOutcome } from '../../../../services/notes/retention.ts';
import { sayTaskCards, tasksUnsure, taskWords } from '../../../../services/slack/words/action-items.ts';
import {
  sayAdded,
  sayAgain,
  sayAnnouncement,
  sayExport,
  sayRemoved,
  sayTested,
} from '../../../../services/slack/words/exports.ts';
import {
  sayForget,
  sayForgetMe,
  sayForgetUsage,
  sayForgotten,
  sayForgottenMe,
} from '../../../../services/slack/words/forgetting.ts';
import {
  howToSetUpNotes,
  sayHeld,
  sayNobodySummedUp,
  sayNotRewritten,
  saySource,
  soundsLikeAPromise,
} from '../../../../services/slack/words/notes.ts';
import { sayItemOutcome, sayNotesOutcome } from '../../../../services/slack/words/reasons/notes.ts';
import { sayRetention } from '../../../../services/slack/words/retention.ts';
import { expectHouseStyle } from './house-style.ts';

// Every sentence about recaps, exports and forgetting, as people read them.
const at = new Date('2026-11-27T10:00:00Z');
const meeting = {
  ...{ id: 'm', platform: 'google_meet', callKey: 'meet:abc-defg-hij', createdAt: at },
  ...{ forgottenBy: null, forgottenAt: at, requestedBy: 'UADA' },
} as unknown as Meeting;
const webhook = { kind: 'webhook', target: 'hooks.acme.org', label: '' } as const;
const mail = { kind: 'email', target: 'ana@acme.org', label: '' } as const;
const made = (state: RecapExport['state'], given: Partial<RecapExport> = {}) =>
  ({ ...mail, state, url: null, problem: null, nextAt: null, ...given }) as RecapExport;

const down = { kind: 'answered', status: 503, said: '' } as const;

function read(sentences: readonly (string | null)[]) {
  for (const sentence of sentences) if (sentence) expectHouseStyle(sentence);
  return expect(sentences);
}

test('an export without a known problem has no gap in its line', () => {
  expect(sayExport(made('uncertain'))).not.toContain('  ');
});

test('action items as tasks of Slack’s own', () => {
  read([
    sayTaskCards('Weekly sync'),
    sayTaskCards(''),
    tasksUnsure.custom_title,
    tasksUnsure.custom_message,
    ...Object.values(taskWords.states),
  ]).toMatchInlineSnapshot(`
    [
      "Tasks from Weekly sync. Open one to see whose it is, and to change it.",
      "Tasks from the call. Open one to see whose it is, and to change it.",
      "Not shown yet",
      "Slack isn’t responding, so I can’t tell who may read this. Try again in a minute.",
      "Open",
      "Done",
      "Not an action",
    ]
  `);
});

test('exports: their states, and what the channel and the presser hear', () => {
  read([
    sayExport(made('pending')),
    sayExport(made('pending', { problem: down, nextAt: at })),
    sayExport(made('sending')),
    sayExport(made('sent', { url: 'https://www.notion.so/x' })),
    sayExport(made('failed', { problem: { kind: 'answered', status: 404, said: '' } })),
    sayExport(made('failed', { problem: { kind: 'gave_up', last: down } })),
    sayExport(made('failed', { problem: { kind: 'removed' } })),
    sayExport(made('uncertain', { problem: { kind: 'cut_off' } })),
    sayAnnouncement('added', [mail], 'UADA'),
    sayAnnouncement('removed', [mail], 'UADA'),
    sayAnnouncement('removed', [webhook], null),
    sayAdded({ kind: 'added', added: [mail], already: [webhook], secret: 'whsec_x' } as never),
    sayRemoved({ kind: 'removed', destinations: [mail] } as never),
    sayRemoved({ kind: 'none' }),
    sayTested({ kind: 'tried', destination: mail, outcome: { kind: 'sent', url: null } } as never),
    sayTested({
      kind: 'tried',
      destination: webhook,
      outcome: { kind: 'later', problem: down },
    } as never),
    sayTested({
      kind: 'tried',
      destination: webhook,
      outcome: { kind: 'uncertain', problem: { kind: 'cut_off' } },
    } as never),
    sayTested({ kind: 'queued' } as never),
    sayTested({ kind: 'too_soon' } as never),
    sayTested({ kind: 'none' } as never),
    sayAgain({ kind: 'too_late', recapExport: made('sent') } as never),
    sayAgain({ kind: 'removed' } as never),
    sayAgain({ kind: 'not_here' } as never),
  ]).toMatchInlineSnapshot(`
    [
      ":hourglass_flowing_sand: E-mail to a…@acme.org: on its way.",
      ":hourglass_flowing_sand: E-mail to a…@acme.org: waiting. The mail server answered 503. An admin can check the mail server and SMTP_URL. Next try at <!date^1795773600^{time}|2026-11-27 10:00 UTC>.",
      ":hourglass_flowing_sand: E-mail to a…@acme.org: on its way.",
      ":white_check_mark: E-mail to a…@acme.org: <https://www.notion.so/x|sent>.",
      ":x: E-mail to a…@acme.org: couldn’t send. The mail server answered 404. Check its address and what it accepts. Then press *Send again*.",
      ":x: E-mail to a…@acme.org: couldn’t send. The mail server answered 503. It was tried for three days. An admin can check the mail server and SMTP_URL. Then press *Send again*.",
      ":x: E-mail to a…@acme.org: couldn’t send. The destination was removed before the export was sent. To send there after all, add it again with \`/pika send notes to …\`.",
      ":grey_question: E-mail to a…@acme.org: may or may not have arrived. It was cut off on the way. Check there before you press *Send again*; I won’t resend it.",
      ":outbox_tray: <@UADA> now sends this channel’s recaps to a…@acme.org by e-mail. \`/pika send\` lists all destinations.",
      ":outbox_tray: <@UADA> stopped sending this channel’s recaps to a…@acme.org by e-mail.",
      ":outbox_tray: This channel’s recaps no longer go to the webhook at hooks.acme.org: it answered that it’s gone (410).",
      "From the next call, recaps go to ana@acme.org by e-mail. Recaps already go to the webhook at hooks.acme.org. Posts are signed with \`whsec_x\`. Save it now: it’s shown only once, only to you. To verify signatures, see docs/webhook.md. \`/pika send\` lists all destinations, with a *Test* button.",
      "Recaps no longer go to ana@acme.org by e-mail. What was sent there stays there.",
      "This channel’s recaps don’t go there. \`/pika send\` lists all destinations, with a *Remove* button.",
      "Test, E-mail to a…@acme.org: :white_check_mark: the mail server accepted a sample. Check the inbox, and its spam folder.",
      "Test, Webhook hooks.acme.org: :x: not now. It answered 503. Check that it’s up and takes calls from here. Recaps would be retried for three days.",
      "Test, Webhook hooks.acme.org: :grey_question: a sample may or may not have arrived. It was cut off on the way. Check there whether it arrived.",
      "Testing a canvas: a sample is on its way to this channel.",
      "Tested less than a minute ago. Try again in a minute.",
      "This channel’s recaps no longer go there.",
      "Already resent. :white_check_mark: E-mail to a…@acme.org: sent.",
      "This channel’s recaps no longer go there, so nothing was sent. Add it again with \`/pika send notes to …\`.",
      "That isn’t from this channel. Nothing was sent.",
    ]
  `);
});

test('action items and the recap: where the thread alone does not answer', () => {
  const item = {
    state: 'done',
    ownerId: 'UBEN',
    changedBy: 'UBEN',
    changedAt: at,
    editedBy: null,
    editedAt: null,
  };
  const items = [
    { kind: 'too_late', item },
    { kind: 'too_late', item: { ...item, state: 'dropped' } },
    { kind: 'too_late', item: { ...item, state: 'open', changedBy: 'UADA' } },
    { kind: 'too_late', item: { ...item, editedBy: 'UBEN', editedAt: new Date('2026-11-28') } },
    { kind: 'same_owner', item: { ...item, ownerId: 'UADA' } as Item },
    { kind: 'same_owner', item: item as Item },
    { kind: 'not_here' },
    { kind: 'held' },
    { kind: 'not_an_owner', why: 'nobody' },
    { kind: 'not_an_owner', why: 'not_in_channel' },
    { kind: 'not_an_owner', why: 'unknown' },
  ] as unknown as ItemOutcome[];
  const notes = [
    { kind: 'not_here' },
    { kind: 'not_of_the_call' },
    { kind: 'held' },
    { kind: 'already', by: 'UBEN' },
    { kind: 'already', by: null },
    { kind: 'busy' },
    { kind: 'no_model' },
  ] as unknown as NotesOutcome[];
  read([
    ...items.map((outcome) => sayItemOutcome(outcome, 'UADA')),
    ...notes.map(sayNotesOutcome),
    ...(['pikastream', 'model', 'extractive', 'google_meet'] as const).map(saySource),
    sayNotRewritten('bad_output'),
    sayNotRewritten('a code of an older version'),
    sayNobodySummedUp('refused', true),
    sayNobodySummedUp(null, true),
    sayNobodySummedUp(null, false),
    soundsLikeAPromise,
    howToSetUpNotes,
    ...(['outsiders', 'absentees', 'by_name', 'unknown'] as const).map((because) =>
      sayHeld(because, { ...meeting, kind: 'summary' }),
    ),
    sayHeld('outsiders', { ...meeting, kind: 'highlights' }),
  ]).toMatchInlineSnapshot(`
    [
      "<@UBEN> was first: it’s done. Check the list.",
      "<@UBEN> was first: it’s not an action. Check the list.",
      "You already changed it: it’s open, for <@UBEN>. Check the list.",
      "<@UBEN> was first: its text is different now. Check the list.",
      "It’s already yours.",
      "It’s already theirs.",
      "That action is no longer on this channel’s list. Check the latest recap.",
      "The recap is held for review. Release it first.",
      "That’s an app, or someone who left. Choose a person.",
      "They aren’t in this channel, so they couldn’t see where it comes from. Invite them first.",
      "Slack isn’t responding, so nothing was changed. Try again in a minute.",
      "I have no notes for that call in this channel. They may have been deleted.",
      "Only people who asked for the call or were in it can release its recap. I couldn’t match your Slack name to a participant. Ask one of them.",
      "The recap is held for review. Release it first.",
      "<@UBEN> already released it.",
      "It isn’t held.",
      "Still writing. Try again shortly.",
      "Regenerating needs a model. An admin can set one with MODEL.",
      "From PikaStream’s notes",
      "Written by a model from the transcript",
      "Taken from the transcript, without a model",
      "From Google Meet’s own transcript of the call",
      "The model couldn’t regenerate them: its output didn’t match the transcript. Try again later.",
      "The model couldn’t regenerate them: it failed. Try again later.",
      "The model couldn’t sum this call up: its provider refused the key. An admin can check the model’s key. These are people’s own words.",
      "No model was set, so nobody summed this up. These are people’s own words.",
      "No model is set, so nobody summed this up. These are people’s own words.",
      "*Sounds like a promise*
    Keep the ones that are tasks. Until then nobody is mentioned or reminded.",
      "*Set up notes*: an admin of Stand-in sets a model and restarts it.
    • *On your own machine*, so no word leaves it. With Ollama: \`MODEL=compatible/<its name>\` and \`MODEL_BASE_URL=http://localhost:11434/v1\`.
    • *From a provider*: \`MODEL=anthropic/<its name>\` with \`ANTHROPIC_API_KEY\`, or \`MODEL=openai/<its name>\` with \`OPENAI_API_KEY\`. What is said in calls then goes there.
    For more, see “A model for notes” in docs/operating.md.",
      ":lock: *The recap is held*: people in the call aren’t in this channel, and this channel reviews recaps first (\`/pika recap hold\`).
    <@UADA> has it in a DM. Anyone who asked for the call or was in it can release it to this thread.",
      ":lock: *The recap is held*: this channel includes people who weren’t in the call, and this channel reviews recaps first (\`/pika recap hold\`).
    <@UADA> has it in a DM. Anyone who asked for the call or was in it can release it to this thread.",
      ":lock: *The recap is held*: some people in the call are known to me only by name, and this channel reviews recaps first (\`/pika recap hold\`).
    <@UADA> has it in a DM. Anyone who asked for the call or was in it can release it to this thread.",
      ":lock: *The recap is held*: Slack couldn’t tell me who is in this channel, and this channel reviews recaps first (\`/pika recap hold\`).
    <@UADA> has it in a DM. Anyone who asked for the call or was in it can release it to this thread.",
      ":lock: *The highlights are held*: people in the call aren’t in this channel, and this channel reviews recaps first (\`/pika recap hold\`).
    <@UADA> has it in a DM. Anyone who asked for the call or was in it can release it to this thread.",
    ]
  `);
});

test('forgetting and retention', () => {
  const outcomes = [
    { kind: 'confirm', meeting, exports: ['ana@acme.org'] },
    { kind: 'done', meeting, exports: [] },
    { kind: 'not_here' },
    { kind: 'not_over', meeting },
    { kind: 'not_theirs' },
    { kind: 'not_entitled', standing: 'unknown' },
    { kind: 'already', by: 'UBEN' },
  ] as unknown as ForgetOutcome[];
  const retention = [
    { kind: 'shown', retention: null },
    { kind: 'changed', retention: { value: 30, by: 'UADA', at } },
    { kind: 'not_entitled', standing: 'not_admin' },
    { kind: 'not_entitled', standing: 'unknown' },
  ] as unknown as RetentionOutcome[];
  read([
    ...outcomes.map(sayForget),
    sayForgetUsage,
    sayForgetMe({ isAtPika: false }),
    sayForgottenMe({ kind: 'done', isAtPika: false }),
    sayForgottenMe({ kind: 'done', isAtPika: true }),
    sayForgottenMe({ kind: 'too_often', waitMs: 600_000 }),
    sayForgotten({ ...meeting, forgottenBy: 'UADA' }, ['ana@acme.org']),
    sayForgotten(meeting, []),
    ...retention.map(sayRetention),
  ]).toMatchInlineSnapshot(`
    [
      "This deletes all that was said, written and asked for in abc-defg-hij of <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC>, here and in its thread. You can’t undo it. Exports that I can’t delete from here: ana@acme.org.",
      "Forgotten: abc-defg-hij of <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC>.",
      "I couldn’t find that call in this channel. Send the link to the call, or to its thread here.",
      "abc-defg-hij of <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC> isn’t over yet. Try again when it is.",
      "Only the person who asked for the call, or a workspace admin, can delete it. Nothing was deleted. Ask one of them.",
      "Slack isn’t responding, so I can’t check whether you may do that. Nothing was changed. Try again in a minute.",
      "Already forgotten, by <@UBEN>.",
      "Add a link: \`/pika forget\` and the link to the call or its thread deletes what was said there. \`/pika forget me\` deletes what’s yours.",
      "This deletes your keys, your calendars, your digest, and my messages to you about these. It deletes what I was to remember for you or about you. It deletes your cloned voices with their recordings, your stand-in, and pictures that you looked at and didn’t keep. It deletes your replies, answers and ratings, and what your agents asked for or reported. It deletes what isn’t to be said in calls that you sent. Action items lose your name. You can’t undo it.
    What was said in calls stays with the calls: \`/pika forget\` and a link deletes a call that you asked for.",
      "Done. I’ve deleted your data.",
      "Done. I’ve deleted your data. Pika’s memory is out of my reach: what it remembers of you, or what you kept there too, you delete at Pika.",
      "I deleted your data several times already. Try again in 10 minutes.",
      ":wastebasket: *Forgotten.* <@UADA> deleted the transcript and notes of this call, <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC>. Exports that I can’t delete from here: ana@acme.org.",
      ":wastebasket: *Forgotten.* Recaps are kept here for a limited time. The transcript and notes of this call were deleted, <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC>.",
      "This workspace keeps transcripts and notes until someone deletes them with \`/pika forget\`.",
      "This workspace keeps transcripts and notes for 30 days. Older ones are deleted daily, and their threads say so. Set by <@UADA>, <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC>.",
      "Only workspace admins can do that. Nothing was changed. Ask one of them.",
      "Slack isn’t responding, so I can’t check whether you may do that. Nothing was changed. Try again in a minute.",
    ]
  `);
});
