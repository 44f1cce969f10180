import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { baseUrl, secret, wholeNumber } from './setting-kinds.ts';
import { settingsGroup } from './settings-group.ts';

const rangesHint = 'must be IP addresses or ranges like 10.0.0.0/8, with spaces between';
const isRange = (text: string) =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) || ipaddr.isValidCIDR(text);

/** Where the process listens, and who may ask what. */
export const doorSettings = settingsGroup({
  shape: {
    HOST: z
      .string()
      .regex(
        /^[\w.:-]+$/,
        'must be an address of this machine, like 127.0.0.1 or 0.0.0.0; the port goes into PORT',
      )
      .optional(),
    PORT: wholeNumber(0, 65_535).default(3_000),
    PUBLIC_URL: baseUrl.optional(),
    TRUSTED_PROXIES: z
      .string()
      .transform((text) => text.split(/\s+/).filter((range) => range !== ''))
      .refine((ranges) => ranges.length > 0 && ranges.every(isRange), rangesHint)
      .optional(),
    METRICS_TOKEN: secret(/^\S{8,}$/, 'make one up: openssl rand -hex 24').optional(),
  },
  secrets: ({ METRICS_TOKEN }) => [METRICS_TOKEN],
});

type Listening = {
  HOST?: string | undefined;
  PUBLIC_URL?: string | undefined;
  SLACK_APP_TOKEN?: string | undefined;
  PIKASTREAM_WEBHOOK_SECRET?: string | undefined;
};

/** Where to listen; undefined is all addresses. Nobody outside needs to reach an app that only has a socket to Slack. */
export function hostToListenOn(config: Listening): string | undefined {
  const isReached = !config.SLACK_APP_TOKEN || config.PIKASTREAM_WEBHOOK_SECRET || config.PUBLIC_URL;
  return config.HOST ?? (isReached ? undefined : '127.0.0.1');
}
