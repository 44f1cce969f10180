import { expect, test } from 'vitest';
import type { Entry, EntryKind } from '../../../../services/consent/entry.ts';
import type { ForgetRequest } from '../../../../services/consent/forget-request.ts';
import type { WordGap } from '../../../../services/consent/word-gap.ts';
import {
  announcements,
  sayForgetRequest,
  sayForgetRequestState,
  sayObjection,
  sayObjectionState,
  sayWithheld,
} from '../../../../services/slack/words/consent.ts';
import { noNoticeYet, sayNotice } from '../../../../services/slack/words/invitation.ts';
import { sayLedger } from '../../../../services/slack/words/ledger.ts';
import { aMeeting, start as at } from '../../../support/arbitrary-meetings.ts';
import { expectHouseStyle } from './house-style.ts';

const gap: WordGap = {
  ...{ id: 'g', teamId: 'T1', meetingId: 'm', why: 'objection', eventId: null, fromAt: at, fromMs: 0 },
  ...{ untilAt: null, state: 'open', leavesAt: at, name: 'Sam', words: 'Please stop.', decidedBy: null },
  ...{ byPage: false, createdAt: at },
};
const byPage: WordGap = { ...gap, byPage: true, name: null, words: null };
const aGuest: WordGap = { ...gap, why: 'guest', words: null };
const request: ForgetRequest = {
  ...{ id: 'r', teamId: 'T1', meetingId: 'm', name: 'Sam', state: 'open', decidedBy: null, createdAt: at },
};
const kinds: readonly EntryKind[] = [
  ...([
    'sent',
    'announcement_planned',
    'keeps',
    'announced',
    'seen',
    'objected',
    'guest_asked',
    'capture_stopped',
    'stayed',
  ] as const),
  ...(['asked_to_leave', 'left', 'removed', 'recap_released', 'forget_asked', 'forget_refused'] as const),
  ...(['words_forgotten', 'forgotten'] as const),
];
const entries = kinds.map((kind): Entry => {
  const words = kind === 'objected' ? 'Please stop.' : null;
  return { kind, at, who: 'U0ADA', name: 'Sam', words, detail: null, forgottenAt: null };
});
const byPageEntry: Entry = { ...entries[0], kind: 'objected', name: null, detail: 'page' } as Entry;
const keepsNothing: Entry = { ...byPageEntry, kind: 'keeps', detail: 'nothing' };
const notice = {
  ...{
    call: { platform: 'google_meet' as const, key: 'meet:abc-defg-hij' },
    botName: 'Nova (AI, takes notes)',
  },
  ...{ sentBy: 'Ada `<b>`', workspace: 'Acme', retentionDays: 30, pageUrl: 'https://x.example/about/token' },
  keep: 'words' as const,
};

test('consent, as people read it', async () => {
  const said = [
    ...[gap, byPage, aGuest, { ...gap, why: 'ledger' as const }].flatMap((one) => [
      sayObjection(one),
      sayObjectionState(one) ?? '–',
    ]),
    ...(['stayed', 'leaving', 'over'] as const).map(
      (state) => sayObjectionState({ ...gap, state, decidedBy: 'U0BEN' }) ?? '',
    ),
    sayObjection(gap, 'nothing'),
    sayObjectionState(gap, 'nothing') ?? '',
    sayObjectionState({ ...gap, state: 'stayed', decidedBy: 'U0BEN', untilAt: at }, 'nothing') ?? '',
    ...Object.values(announcements),
    sayForgetRequest(request),
    sayForgetRequestState(request, null),
    sayForgetRequestState(
      { ...request, state: 'forgotten', decidedBy: 'U0BEN' },
      { exports: ['Notion: Notes'], spoke: true },
    ),
    sayForgetRequestState(
      { ...request, state: 'forgotten', decidedBy: 'U0BEN' },
      { exports: [], spoke: false },
    ),
    sayForgetRequestState({ ...request, state: 'refused', decidedBy: 'U0BEN' }, null),
    ...(['objection', 'page', 'ledger', 'speaker', 'guest', 'notes', 'nothing'] as const).map((why) =>
      sayWithheld({ why, name: null, isOver: false }),
    ),
    ...sayLedger({
      kind: 'ledger',
      meeting: aMeeting(),
      entries: [...entries, byPageEntry, keepsNothing],
    }).split('\n'),
    noNoticeYet,
    sayNotice(notice),
    sayNotice({ ...notice, keep: 'notes' }),
    sayNotice({ ...notice, keep: 'nothing', botName: 'Nova (AI)' }),
    sayNotice({ ...notice, sentBy: null, workspace: null, retentionDays: null, pageUrl: null }),
  ];
  for (const one of said) expectHouseStyle(one);
  await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot('consent.txt');
});
