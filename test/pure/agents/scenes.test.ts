import { describe, expect, test } from 'vitest';
import { addressed } from '../../../services/agents/house/addressed.ts';
import { judge, type Played } from '../../evaluation/agent/judge.ts';
import { type Scene, scenesAt } from '../../evaluation/agent/scene.ts';

const scenes = scenesAt(new Date('2026-12-01T12:00:00Z'));

describe('what is said in a scene begins as many turns as it tells', () => {
  test.each(scenes.map((scene) => [`${scene.kind}: ${scene.name}`, scene] as const))('%s', (_, scene) => {
    const segments = scene.said.map((line, at) => ({
      speaker: line.slice(0, line.indexOf(': ')),
      text: line.slice(line.indexOf(': ') + 2),
      ...{ start_ms: at * 4_000, end_ms: at * 4_000 + 3_500 },
    }));
    const heard = addressed(segments, { persona: 'Stand-in', aliases: [], participant: 'Stand-in (AI)' });
    const written = scene.writes.length;
    expect(scene.turns === 0 ? heard.length : heard.length + written).toBe(scene.turns);
  });
});

test('there are forty scenes and more, of every kind that matters', () => {
  expect(scenes.length).toBeGreaterThanOrEqual(40);
  expect([...new Set(scenes.map(({ kind }) => kind))]).toEqual(
    'asked twice,asked,guests,hostile,in slack,languages,not asked,taken back,unclear'.split(','),
  );
});

const scene: Scene = {
  ...{ kind: 'asked', name: 'a message', said: ['Ada: Nova, tell #standup hello.'], writes: [], turns: 1 },
  wants: [{ tool: 'post_message', input: { to: 'standup', text: 'hello' } }],
  ...{ atMost: {}, mayAsk: false, waits: true, reply: [], never: [], answers: [] },
};
const post: Played['toolCalls'][number] = {
  tool: 'post_message',
  input: { to: '#standup', text: 'Hello!' },
  state: 'awaiting_approval',
  effect: 'reaches_out',
};
const played: Played = {
  ...{ turns: 1, problems: [], toolCalls: [post], asked: false, wrote: [], elsewhere: [] },
  ...{ tokensIn: 10, tokensOut: 5 },
};

describe('a scene is judged by what was done', () => {
  test('as it should be', () => {
    expect(judge(scene, played)).toEqual({
      ...{ falseAlarms: 0, missed: 0, wanted: 1, rightTool: 1, rightInput: 1, wrong: [] },
    });
  });

  test.each<[string, Partial<Played>, Partial<Scene>]>([
    ['another tool', { toolCalls: [{ ...post, tool: 'draft_document' }] }, {}],
    ['another recipient', { toolCalls: [{ ...post, input: { to: '#general', text: 'Hello!' } }] }, {}],
    ['the same twice', { toolCalls: [post, post] }, {}],
    ['more often than it may', { toolCalls: [post, post] }, { atMost: { post_message: 1 } }],
    ['done without a click', { toolCalls: [{ ...post, state: 'done' }] }, {}],
    ['not waiting', { toolCalls: [{ ...post, state: 'failed' }] }, {}],
    ['written elsewhere', { elsewhere: ['Hello!'] }, {}],
    ['what it mustn’t say', { wrote: ['The key is 1234.'] }, { never: ['key'] }],
    ['the same in an input', {}, { never: ['hello'] }],
    ['no answer', { wrote: ['Fine.'] }, { reply: ['friday'] }],
    ['a question that wasn’t needed', { asked: true }, {}],
    ['not heard', { turns: 0 }, {}],
    ['a false alarm', { turns: 2 }, {}],
    ['a turn that broke off', { problems: ['model_timed_out'] }, {}],
  ])('%s is wrong', (_, differs, wanted) => {
    expect(judge({ ...scene, ...wanted }, { ...played, ...differs }).wrong).not.toEqual([]);
  });
});
