/** What the standup asks its agent for, by the words in which somebody says it. */
export const hears = {
  failures: /count last night’s failed checkouts/,
  plan: /write that down as a rollout plan/,
  freeze: /release freeze on Thursday\?/,
  followUp: /go through the switch tomorrow at three/,
  deal: /note on the Northwind deal/,
} as const;

export const rolloutPlan = {
  title: 'Checkout rollout plan',
  markdown: [
    '## Steps',
    '- Before: Priya reviews the connection fix, today before 14:00',
    '- Thursday morning: 10 % behind the flag (Jonas)',
    '- Monday: everybody, if errors stay flat',
    '',
    '## Way back',
    'Switch the flag off.',
  ].join('\n'),
};

export const freezeQuestion = 'Is there a release freeze on Thursday?';

export const dealNote = {
  record: 'deal',
  name: 'Northwind renewal',
  note: 'Their search index switches in two weeks.',
};

export function followUp() {
  const time_zone = 'Europe/Berlin';
  return {
    title: 'Search index: the switch',
    start: `${tomorrow(time_zone)}T15:00`,
    time_zone,
    guests: ['sam@partner.example', 'priya@acme.example', 'jonas@acme.example'],
    notes: 'Go through the switch of the search index, step by step.',
  };
}

function tomorrow(timeZone: string): string {
  // Swedes write dates as ISO does.
  return new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone });
}
