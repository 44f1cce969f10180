import { expect, test } from 'vitest';
import { createIntake } from '../../../src/slack/intake.ts';

type Found = { teamId: string; botUserId: string; botId: string } | null;

function intakeThat(workspaceOf: () => Promise<Found>) {
  const processed: unknown[] = [];
  const intake = createIntake({
    process: async ({ body }) => void processed.push(intake.workspaceOf(body)),
    ready: () => true,
    workspaceOf,
    failpoint: () => {},
    log: { warn: () => {}, error: () => {} },
  });
  return { intake, processed };
}

const event = { kind: 'event', body: { type: 'event_callback' } } as const;
const command = { kind: 'command', body: { command: '/pika' } } as const;

test('what comes from a workspace that the app isn’t in is acknowledged, and done nowhere', async () => {
  const { intake, processed } = intakeThat(async () => null);
  expect(await intake.receive(event)).toEqual({ kind: 'ack' });
  expect(await intake.receive(command)).toMatchObject({
    body: { text: expect.stringContaining('installed') },
  });
  expect(processed).toEqual([]);
  expect(() => intake.workspaceOf(event.body)).toThrow();
});

test('while nobody can say whose it is, an event comes again, and a command is told so', async () => {
  const { intake, processed } = intakeThat(async () => {
    throw new Error('the database is away');
  });
  expect(await intake.receive(event)).toEqual({ kind: 'nack' });
  expect(await intake.receive(command)).toMatchObject({
    body: { text: expect.stringContaining('Try again') },
  });
  expect(processed).toEqual([]);
});

test('listeners get the workspace with which a payload was let in', async () => {
  const ours = { teamId: 'T1', botUserId: 'U1', botId: 'B1' };
  const { intake, processed } = intakeThat(async () => ours);
  expect(await intake.receive(event)).toEqual({ kind: 'ack' });
  expect(processed).toEqual([ours]);
});
