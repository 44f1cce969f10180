import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePika } from '../../../listeners/commands/parse-pika.ts';
import { verbs } from '../../../services/slack/words/commands.ts';

const url = 'https://meet.google.com/abc-defg-hij';
const zoom = 'https://us02web.zoom.us/j/81234567890?pwd=abc';

test.each([
  [url, null],
  [`join ${url}`, null],
  [`JOIN ${url} FOR 30`, 30],
  [`join ${url} for 30 min`, 30],
  [`join ${url} for 30 minutes`, 30],
  [`join ${url} 30m`, 30],
  [`join ${url} for 1h`, 60],
  [`join ${url} for 2 hours`, 120],
  [`join ${url} for 24h`, 1_440],
  [`<${url}> for 5`, 5],
  [`join <${url}|the weekly call> for 5`, 5],
  [`  join\n${url}\tfor 5  `, 5],
])('%s joins', (text, minutes) => {
  expect(parsePika(text)).toMatchObject({ kind: 'join', minutes, call: { url } });
});

test.each([
  ['at 3pm', null, 'at 3pm'],
  ['tomorrow 10:15 for 30 min', 30, 'tomorrow 10:15'],
  ['for 30 min at 3pm', 30, 'at 3pm'],
  ['for 1h tomorrow 9:00', 60, 'tomorrow 9:00'],
  ['in 20 min', null, 'in 20 min'],
  ['30 min', 30, ''],
])('join %s says how long and when', (words, minutes, when) => {
  expect(parsePika(`join ${url} ${words}`)).toMatchObject({ kind: 'join', minutes, when });
});

test.each(['0', '1441', '25h', '-5', '1.5', '30 30', 'ever', '30 parsecs', '٣٠'])(
  'for %s is no length',
  (length) => {
    expect(parsePika(`join ${url} for ${length}`)).toEqual({
      kind: 'bad_value',
      verb: 'join',
      given: `for ${length}`,
    });
  },
);

test.each([
  ['leave', { kind: 'leave', call: null }],
  ['stop', { kind: 'leave', call: null }],
  [`leave ${url}`, { kind: 'leave', call: { key: 'meet:abc-defg-hij' } }],
  [`leave <${zoom}>`, { kind: 'leave', call: { key: 'zoom:81234567890' } }],
  ['leave abc-defg-hij', { kind: 'bad_link', given: 'abc-defg-hij' }],
  ['', { kind: 'help' }],
  ['Help', { kind: 'help' }],
  ['help standup', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['--help', { kind: 'help' }],
  ['leave all', { kind: 'leave', call: null }],
  ['budget $1,000', { kind: 'change', change: { setting: 'budget', usd: 1_000 } }],
  ['budget 1,5', { kind: 'bad_value', verb: 'budget', given: '1,5' }],
  ['ask', { kind: 'ask', question: '' }],
  [
    'Ask  what about <https://x.y|the  price> &amp; <@U1|ada>?',
    { kind: 'ask', question: 'what about the  price & ada?' },
  ],
  ['meetings', { kind: 'meetings', words: '' }],
  ['meetings  pricing or  "per seat"', { kind: 'meetings', words: 'pricing or  "per seat"' }],
  ['status', { kind: 'status' }],
  ['status now', { kind: 'bad_value', verb: 'status', given: 'now' }],
  ['wallet', { kind: 'wallet' }],
  ['auto', { kind: 'show', setting: 'auto' }],
  ['auto Ask', { kind: 'change', change: { setting: 'auto', value: 'ask' } }],
  ['auto on off', { kind: 'bad_value', verb: 'auto', given: 'on off' }],
  ['auto apps', { kind: 'show', setting: 'apps' }],
  ['auto apps off', { kind: 'change', change: { setting: 'apps', app: null, trusted: false } }],
  ['auto apps default', { kind: 'change', change: { setting: 'apps', app: null, trusted: true } }],
  ['auto apps A0CALEND01', { kind: 'change', change: { app: { id: 'A0CALEND01' }, trusted: true } }],
  [
    'auto apps <@U0CALEND01|cal> off',
    { kind: 'change', change: { app: { id: 'U0CALEND01' }, trusted: false } },
  ],
  ['auto apps workflows', { kind: 'change', change: { app: { id: 'workflows' }, trusted: true } }],
  ['auto apps Workflows off', { kind: 'change', change: { app: { id: 'workflows' }, trusted: false } }],
  ['auto apps Calendar', { kind: 'bad_value', verb: 'auto', given: 'apps Calendar' }],
  ['auto apps default off', { kind: 'bad_value', verb: 'auto', given: 'apps default off' }],
  ['workspace', { kind: 'workspace', change: null }],
  ['workspace budget $200', { kind: 'workspace', change: { setting: 'budget', usd: 200 } }],
  ['workspace budget off', { kind: 'workspace', change: { setting: 'budget', usd: null } }],
  ['workspace budget', { kind: 'bad_value', verb: 'workspace', given: 'budget' }],
  ['workspace auto ASK', { kind: 'workspace', change: { setting: 'auto', value: 'ask' } }],
  ['workspace auto default', { kind: 'workspace', change: { setting: 'auto', value: null } }],
  ['workspace auto maybe', { kind: 'bad_value', verb: 'workspace', given: 'auto maybe' }],
  ['workspace removal 7', { kind: 'workspace', change: { setting: 'removal', days: 7 } }],
  ['workspace removal default', { kind: 'workspace', change: { setting: 'removal', days: null } }],
  ['workspace removal 0', { kind: 'bad_value', verb: 'workspace', given: 'removal 0' }],
  ['workspace money members', { kind: 'workspace', change: { setting: 'money', userIds: [] } }],
  [
    'workspace money <@U1> <@U2|b>',
    { kind: 'workspace', change: { setting: 'money', userIds: ['U1', 'U2'] } },
  ],
  ['workspace money', { kind: 'bad_value', verb: 'workspace', given: 'money' }],
  ['workspace constructor x', { kind: 'bad_value', verb: 'workspace', given: 'constructor x' }],
  ['limit', { kind: 'show', setting: 'limit' }],
  ['limit 45', { kind: 'change', change: { setting: 'limit', minutes: 45 } }],
  ['limit none', { kind: 'change', change: { setting: 'limit', minutes: null } }],
  ['limit 9999', { kind: 'change', change: { setting: 'limit', minutes: 9_999 } }],
  ['limit 100h', { kind: 'change', change: { setting: 'limit', minutes: 6_000 } }],
  ['hello', { kind: 'help' }],
  ['Hi there!', { kind: 'help' }],
  ['what can you do?', { kind: 'help' }],
  ['standup add', { kind: 'standup_edit', which: null }],
  ['standup pause', { kind: 'standup_form' }],
  ['standup move', { kind: 'standup_form' }],
  ['standup move 2', { kind: 'standup_edit', which: { number: 2 } }],
  [`standup ${url}`, { kind: 'standup_add' }],
  ['connect', { kind: 'connect', verb: 'list' }],
  ['connect new', { kind: 'connect', verb: 'new', readOnly: false, channel: null, name: null }],
  ['connect new read', { kind: 'connect', verb: 'new', readOnly: true }],
  ['connect as new', { kind: 'connect', verb: 'new', name: 'new' }],
  [
    'connect read in <#C1|standup> as Claude of Sales',
    { kind: 'connect', verb: 'new', readOnly: true, channel: '<#C1>', name: 'Claude of Sales' },
  ],
  ['connect as', { kind: 'bad_value', verb: 'connect', given: 'as' }],
  ['connect as-is', { kind: 'bad_value', verb: 'connect', given: 'as-is' }],
  ['connect revoke', { kind: 'connect', verb: 'list' }],
  ['connect bcdf-ghjk', { kind: 'connect', verb: 'code', code: 'BCDFGHJK', readOnly: false, channel: null }],
  ['connect read in #x BCDFGHJK', { kind: 'connect', verb: 'code', readOnly: true, channel: '#x' }],
  ['connect BCDF-GHJK in bcdfghjk', { kind: 'connect', verb: 'code', channel: 'bcdfghjk' }],
  ['connect BCDF-GHJK as BCDF-GHJK', { kind: 'connect', verb: 'code', code: 'BCDFGHJK', name: 'BCDF-GHJK' }],
  ['connect as bcdf-ghjk', { kind: 'connect', verb: 'new', name: 'bcdf-ghjk' }],
  ['connect BCDF-GHJK now', { kind: 'bad_value', verb: 'connect' }],
  ['limit 0', { kind: 'bad_value', verb: 'limit', given: '0' }],
  ['budget', { kind: 'show', setting: 'budget' }],
  ['budget 50', { kind: 'change', change: { setting: 'budget', usd: 50 } }],
  ['budget $50.25', { kind: 'change', change: { setting: 'budget', usd: 50.25 } }],
  ['budget 50 usd a month', { kind: 'change', change: { setting: 'budget', usd: 50 } }],
  ['budget 0', { kind: 'change', change: { setting: 'budget', usd: 0 } }],
  ['budget off', { kind: 'change', change: { setting: 'budget', usd: null } }],
  ['budget 50.123', { kind: 'bad_value', verb: 'budget', given: '50.123' }],
  ['budget 99999999', { kind: 'bad_value', verb: 'budget', given: '99999999' }],
  ['join', { kind: 'bad_link', given: '' }],
  ['meet.google.com/abc-defg-hij', { kind: 'join', call: { key: 'meet:abc-defg-hij' } }],
  ['statsu', { kind: 'unknown', given: 'statsu', nearest: 'status' }],
  ['frobnicate', { kind: 'unknown', given: 'frobnicate', nearest: null }],
])('/pika %s', (text, command) => {
  expect(parsePika(text)).toMatchObject(command);
});

test('any slip of one letter in a command word is answered with that word', () => {
  const slip = fc.tuple(fc.constantFrom(...verbs), fc.nat(5), fc.constantFrom(...'qxzjv'));
  fc.assert(
    fc.property(slip, ([verb, at, letter]) => {
      const place = at % verb.length;
      const typed = verb.slice(0, place) + letter + verb.slice(place + 1);
      fc.pre(typed !== verb);
      expect(parsePika(typed)).toMatchObject({ kind: 'unknown', nearest: verb });
    }),
    { numRuns: 2_000 },
  );
});

test('whatever is typed is understood as something', () => {
  const words = fc.array(
    fc.oneof(fc.constantFrom<string>(...verbs, url, zoom, 'for', '30', 'off'), fc.string({ unit: 'binary' })),
  );
  fc.assert(
    fc.property(words, (typed) => {
      expect(parsePika(typed.join(' '))).toHaveProperty('kind');
    }),
  );
});

test.each([
  ['recap hold', { kind: 'change', change: { setting: 'recap', hold: true } }],
  ['recap Share', { kind: 'change', change: { setting: 'recap', hold: false } }],
  ['digest', { kind: 'digest', on: null }],
  ['digest On', { kind: 'digest', on: true }],
  ['digest off', { kind: 'digest', on: false }],
  ['digest weekly', { kind: 'bad_value', verb: 'digest', given: 'weekly' }],
  ['recap quiet', { kind: 'change', change: { setting: 'recap_line', quiet: true } }],
  ['recap Loud', { kind: 'change', change: { setting: 'recap_line', quiet: false } }],
  ['recap', { kind: 'show', setting: 'recap' }],
  // A word that every object has.
  ['recap constructor', { kind: 'bad_value', verb: 'recap', given: 'constructor' }],
  ['retention 30 days', { kind: 'retention', days: 30 }],
  ['retention off', { kind: 'retention', days: null }],
  ['retention forever', { kind: 'retention', days: null }],
  ['retention 30d', { kind: 'retention', days: 30 }],
  ['retention abc', { kind: 'bad_value', verb: 'retention', given: 'abc' }],
  ['retention', { kind: 'retention', days: 'show' }],
  ['retention 0', { kind: 'bad_value', verb: 'retention' }],
  [
    'forget https://meet.google.com/abc-defg-hij',
    { kind: 'forget', which: { callKey: 'meet:abc-defg-hij' } },
  ],
  [
    'forget <https://acme.slack.com/archives/C0GENERAL1/p1795398703854000>',
    { kind: 'forget', which: { threadTs: '1795398703.854000' } },
  ],
  [
    'forget https://acme.slack.com/archives/C1/p1795398709000100?thread_ts=1795398703.854000&amp;cid=C1',
    { kind: 'forget', which: { threadTs: '1795398703.854000' } },
  ],
  ['forget it', { kind: 'bad_value', verb: 'forget', given: 'it' }],
])('keeping and holding: %s', (text, command) => {
  expect(parsePika(text)).toMatchObject(command);
});
