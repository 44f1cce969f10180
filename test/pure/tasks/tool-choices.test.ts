import { expect, test } from 'vitest';
import { allTools, toolsMenu } from '../../../services/slack/blocks/tools-menu.ts';
import { isAmong, toolChoices } from '../../../services/tasks/tool-choices.ts';
import { inputElement } from '../../sandbox/slack/blocks/inputs.ts';

const post = { name: 'post_message', title: 'Post a message' };
const write = { name: 'github.issue_write', title: 'Use issue_write of github' };
const choices = toolChoices([post, write], ['github', 'down']);

/** A menu as people see it, which Slack would take. */
function seen(...[chosen, tools]: [string[] | null, typeof choices]) {
  const menu = toolsMenu('tools', chosen, tools);
  const problems: string[] = [];
  inputElement(menu, '', (problem) => void problems.push(problem));
  expect(problems).toEqual([]);
  const groups = menu.option_groups ?? [{ label: { text: '' }, options: menu.options ?? [] }];
  return {
    groups: groups.map(({ label, options }) => [label.text, ...options.map(({ text }) => text.text)]),
    chosen: menu.initial_options?.map(({ value }) => value),
  };
}

test('a list names a tool of ours, one of a server, or all of a server', () => {
  expect(isAmong(['post_message'], 'post_message')).toBe(true);
  expect(isAmong(['github.*'], 'github.admin.list')).toBe(true);
  expect(isAmong(['github.issue_write'], 'github.issue_read')).toBe(false);
  for (const names of [['git.*'], ['*'], ['.*'], ['github'], []])
    expect(isAmong(names, write.name)).toBe(false);
  expect(isAmong(['post_message.*', '*'], 'post_message')).toBe(false);
});

test('the menu has each server’s tools in a group, also of one that doesn’t answer', () => {
  expect(seen(['github.*', 'post_message', 'old_tool', 'gone.x'], choices)).toEqual({
    groups: [
      ['Stand-in’s own', 'All, also those added later', 'Post a message'],
      ['Of github, for the house agent', 'All of github, also those added later', 'github.issue_write'],
      ['Of down, for the house agent', 'All of down, also those added later'],
      ['Not set up here', 'old_tool (not set up)', 'gone.x (not set up)'],
    ],
    chosen: ['post_message', 'github.*', 'old_tool', 'gone.x'],
  });
  expect(seen(null, choices).chosen).toEqual([allTools]);
  expect(seen([], [post])).toEqual({
    groups: [['', 'All, also those added later', 'Post a message']],
    chosen: undefined,
  });
});

test('many tools with long names still make a menu that Slack takes', () => {
  const many = Array.from({ length: 100 }, (_, at) => ({
    name: `github.${at}${'x'.repeat(at + 30)}`,
    title: '',
  }));
  const [own, github = []] = seen(null, toolChoices([post, ...many], ['github'])).groups;
  expect(own).toHaveLength(3);
  expect(github).toHaveLength(101);
  expect(github).toContain('All of github, also those added later');
});
