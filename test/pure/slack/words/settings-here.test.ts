import { expect, test } from 'vitest';
import type { Decided } from '../../../../services/memory/ports/recorded.ts';
import { saySettings } from '../../../../services/slack/words/settings-here.ts';
import { start as at } from '../../../support/arbitrary-meetings.ts';
import { expectHouseStyle } from './house-style.ts';

const set = <Value>(value: Value) => ({ value, by: 'U0ADA', at });
const all: Decided = {
  auto: set('ask'),
  trustedApps: set([{ id: 'A0CAL', name: 'Team <calendar>' }]),
  persona: set('Nova'),
  senders: set({ guests: false, named: ['U0ADA', 'U0BEN'] }),
  personas: set(['built_in', 'p1']),
  limitMinutes: set(25),
  budgetUsd: set(40),
  approvers: set(['U0BEN']),
  allowedTools: set([{ tool: 'post_message', target: '#C0TEAM' }]),
  toolsOff: set(['update_crm']),
  agent: set('ask'),
  holdRecap: set(true),
  quietRecaps: set(true),
  weeklyRecaps: set(true),
  keep: set('notes'),
  retentionDays: set(30),
  doNotSay: set(['Project Heron', 'the layoffs']),
  onObjection: set('leave'),
  guests: set('ask_first'),
};
const none = Object.fromEntries(Object.keys(all).map((of) => [of, null])) as Decided;

test('what a channel decided, as people read it', () => {
  const said = saySettings([{ channelId: 'C0TEAM', decided: all }], true);
  expectHouseStyle(said.join('\n'));
  expect(said.map((line) => line.replace(/ _<@U0ADA>,.*_$/, ' (who, when)'))).toMatchInlineSnapshot(`
    [
      "• A pasted link waits for someone to press Join now (\`ask\`). (who, when)",
      "• Links from these apps count here like a member’s: Team &lt;calendar&gt; (\`A0CAL\`). Links from other apps wait for *Join now*. (who, when)",
      "• Nova goes into calls from here. (who, when)",
      "• Only <@U0ADA>, <@U0BEN> may send somebody into calls. (who, when)",
      "• Only 2 personas of its list may go into calls. (who, when)",
      "• Calls last 25 min at most. (who, when)",
      "• At most $40.00 is spent in a calendar month (UTC). (who, when)",
      "• Only <@U0BEN> can approve what agents want to do outside the thread. (who, when)",
      "• No approval needed here for \`post_message\` to <#C0TEAM>, unless someone in the call asked for it. Once an agent has read the call or the thread, everything it asks for needs approval again. (who, when)",
      "• Agents don’t get \`update_crm\`. (who, when)",
      "• The agent asks in the thread before it works on what it hears in a call. (who, when)",
      "• Recaps may wait for review. (who, when)",
      "• New recaps aren’t announced in this channel. (who, when)",
      "• On Mondays at nine I list last week’s calls here, with decisions and open actions. (who, when)",
      "• Notes are kept, and no words. (who, when)",
      "• What was said is kept for 30 days. (who, when)",
      "• The do-not-say list has 2 lines. \`/pika policy\` shows it. (who, when)",
      "• If somebody in a call objects, it leaves at once. (who, when)",
      "• A call where guests are expected waits for a click. (who, when)",
    ]
  `);
});

test('values that set nothing are no lines, and of many channels each is named, up to a bound', () => {
  const nothing: Decided = {
    ...none,
    ...{ trustedApps: set(null), limitMinutes: set(null), allowedTools: set([]), doNotSay: set([]) },
    ...{ personas: set([]), keep: set(null), budgetUsd: set(null), retentionDays: set(null) },
  };
  expect(saySettings([{ channelId: 'C0TEAM', decided: nothing }], true)).toEqual([]);
  const many = ['C1', 'C2'].map((channelId) => ({ channelId, decided: all }));
  const said = saySettings(many, false);
  expect(said).toHaveLength(20);
  expect(said[0]).toContain('<#C1>: A pasted link waits');
  expect(said.at(-1)).toContain('And 19 more');
});
