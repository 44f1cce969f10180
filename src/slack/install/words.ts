import type { PageWords } from '../../oauth/words.ts';
import type { Installed } from './installer.ts';

/** The page that somebody sees who comes back from Slack. */
export function sayInstalled(outcome: Installed, again: string): PageWords {
  const link = { label: 'Try again', to: again };
  switch (outcome.kind) {
    case 'installed':
      return {
        title: `Stand-in is in ${outcome.teamName ?? 'your workspace'}`,
        paragraphs: ['Invite it to a channel with /invite @Stand-in, and paste a Meet link there.'],
        link: { label: 'Open Slack', to: `https://app.slack.com/client/${outcome.teamId}` },
      };
    case 'installed_for_organisation': {
      const { enterpriseId, name, appId } = outcome;
      const profile = `https://app.slack.com/manage/${enterpriseId}/integrations/profile/${appId}`;
      return {
        title: `${name ?? 'Your organisation'} has Stand-in`,
        paragraphs: [
          'It isn’t in any workspace yet: add it to those that are to use it.',
          'Those that the people who run this Stand-in have named can use it from then on.',
        ],
        ...(appId ? { link: { label: 'Add it to workspaces', to: `${profile}/workspaces/add` } } : {}),
      };
    }
    case 'cancelled':
      return {
        title: 'Not installed',
        paragraphs: ['It was cancelled in Slack. Nothing was changed.'],
        link,
      };
    case 'not_this_browser':
      return {
        title: 'This page has expired',
        paragraphs: [
          'It works once, for ten minutes, in the browser that began, with cookies allowed. Nothing was installed.',
        ],
        link,
      };
    case 'not_wanted':
      return {
        title: `Not for this ${outcome.what}`,
        paragraphs: [
          `This ${outcome.what} isn’t among those that may install this Stand-in. Ask the people who run it to add yours. Nothing was kept.`,
        ],
      };
    case 'failed':
      return {
        title: 'That didn’t work',
        paragraphs: ['Slack didn’t confirm the installation. Wait a minute, then try again.'],
        link,
      };
    default:
      return outcome satisfies never;
  }
}
