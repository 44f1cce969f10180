import { expect, onTestFinished, test } from 'vitest';
import { createAnswerer } from '../../../services/notes/model/answer.ts';
import { createModelWriter } from '../../../services/notes/model/write-model.ts';
import { readConfig } from '../../../src/config.ts';
import { connectModel } from '../../../src/wiring/model.ts';
import { startScriptedModel } from '../../sandbox/runner/house/scripted-model.ts';
import { right } from '../../support/settings.ts';

const { signal } = new AbortController();

/** What the app makes of the settings that the scripted model gives it. */
async function scripted() {
  const model = await startScriptedModel(() => {});
  const connected = await connectModel({ config: readConfig({ ...right, ...model.settings }) });
  if (!connected) throw new Error('no model is set');
  onTestFinished(async () => {
    await connected.close();
    await model.close();
    expect(model.violations).toEqual([]);
  });
  return connected.model;
}

test('the sandbox’s scripted model writes notes that its transcript bears', async () => {
  const write = createModelWriter({ model: await scripted() });
  const said = [
    ['Jonas', 'We open a new database connection for every retry.'],
    ['Priya', 'Let us decide that: ten percent on Thursday.'],
    ['Priya', 'I will review it today, before two.'],
  ] as const;

  const written = await write(
    {
      segments: said.map(([speaker, text], index) => ({
        ...{ speaker, text, start_ms: index * 3_000, end_ms: index * 3_000 + 2_000 },
      })),
      ...{ startedAt: new Date('2026-11-18T09:00:00Z'), timeZone: 'UTC', botName: 'Relay (AI)' },
      ...{ participants: ['Jonas', 'Priya'], kind: 'standup', title: null, hint: null, openItems: [] },
    },
    signal,
  );

  expect(written).toMatchObject({
    ok: true,
    notes: {
      decisions: [{ text: 'Let us decide that: ten percent on Thursday.' }],
      actionItems: [{ text: 'Review it today, before two.', owner: 'Priya' }],
    },
  });
});

test('the sandbox’s scripted model answers from the first passage that it’s given', async () => {
  const answer = createAnswerer({ model: await scripted() });
  const passage = { meetingTitle: 'Standup', at: new Date('2026-11-18T09:00:00Z'), speaker: 'Priya' };

  const said = await answer('When?', [{ ...passage, text: 'Ten percent on Thursday.' }], signal);

  expect(said).toEqual({ ok: true, text: 'Priya said: “Ten percent on Thursday.”', cited: [1] });
});
