import { ConfigError, readConfig } from '../../src/config.ts';

/** The settings that there must be. */
export const right = {
  SLACK_BOT_TOKEN: 'xoxb-1234567890-right',
  SLACK_APP_TOKEN: 'xapp-1-A0-right',
  PIKA_DEV_KEY: 'dk_right_0123456789',
};

/** What is wrong with an environment, as an admin reads it. */
export function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** What is wrong with settings beside those that there must be. */
export function problemsBeside(settings: Record<string, string>): readonly string[] {
  return problemsOf({ ...right, ...settings });
}
