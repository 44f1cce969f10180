import { ownValue } from '../../services/common/own-value.ts';

/** Why Slack doesn't take a token, and what to do, for the person who runs the app. */
export type TokenTrouble = {
  what: string;
  todo: string;
  /** Whether the token is to blame, not the way to Slack. */
  isToken: boolean;
};

const botPage = 'the app’s page, OAuth & Permissions, Bot User OAuth Token';
const appPage = 'the app’s page, Basic Information, App-Level Tokens';

const copyAgain = (page: string) => `Copy the whole token again: ${page}.`;
const replaced = {
  what: 'Slack says that the app was removed from the workspace, or the token replaced',
  todo: `Install the app again, then copy the new token: ${botPage}.`,
};

const botWords: Readonly<Record<string, Omit<TokenTrouble, 'isToken'>>> = {
  invalid_auth: { what: 'Slack doesn’t know this token', todo: copyAgain(botPage) },
  not_authed: { what: 'Slack doesn’t know this token', todo: copyAgain(botPage) },
  not_allowed_token_type: { what: 'This is another kind of token', todo: copyAgain(botPage) },
  organisation_token: {
    what: 'This token is for a whole organisation, and a bot token is for one workspace',
    todo: 'Install the app in one workspace and copy its token, or set SLACK_CLIENT_ID for many (docs/setup.md).',
  },
  token_revoked: replaced,
  token_expired: replaced,
  account_inactive: replaced,
};

const appWords: typeof botWords = {
  invalid_auth: { what: 'Slack doesn’t know this token', todo: copyAgain(appPage) },
  not_authed: { what: 'Slack doesn’t know this token', todo: copyAgain(appPage) },
  not_allowed_token_type: {
    what: 'This is another kind of token',
    todo: `Socket Mode needs an app-level token, which begins with xapp-: ${appPage}.`,
  },
  missing_scope: {
    what: 'This token lacks the scope connections:write',
    todo: `Generate another with that scope: ${appPage}.`,
  },
};

/** Slack's error, or ours where there was no answer (`services/slack/api/slack-errors.ts`). */
export function wordsOfBotToken(error: string): TokenTrouble {
  return known(botWords, error) ?? others(error);
}

export function wordsOfAppToken(error: string): TokenTrouble {
  return known(appWords, error) ?? others(error);
}

function known(words: typeof botWords, error: string): TokenTrouble | null {
  const found = ownValue(words, error);
  return found ? { ...found, isToken: true } : null;
}

function others(error: string): TokenTrouble {
  if (error === 'rate_limited')
    return { what: 'Slack gets too many requests from here', todo: 'Try again in a minute.', isToken: false };
  if (error === 'no answer' || error.startsWith('HTTP '))
    return {
      what: `Slack can’t be reached from here (${error})`,
      todo: 'Check that this machine reaches slack.com, and any proxy between. Then try again.',
      isToken: false,
    };
  return {
    what: `Slack refuses it (${error})`,
    todo: `Look up what that means: https://docs.slack.dev/reference/methods.`,
    isToken: false,
  };
}
