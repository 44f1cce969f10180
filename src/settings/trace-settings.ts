import { z } from 'zod';
import { baseUrl } from './setting-kinds.ts';
import { settingsGroup } from './settings-group.ts';

const headersHint = 'must be name=value, with commas between and values percent-encoded';
const isHeader = (text: string) => /^[\w-]+=[\x21-\x7e]+$/.test(text) && decoded(text) !== null;

/** Who collects traces of meetings. The names are OpenTelemetry's own. */
export const traceSettings = settingsGroup({
  shape: {
    OTEL_EXPORTER_OTLP_ENDPOINT: baseUrl.optional(),
    OTEL_EXPORTER_OTLP_HEADERS: z
      .string()
      .transform((text) => text.split(',').map((one) => one.trim()))
      .refine((headers) => headers.every(isHeader), headersHint)
      .transform(
        (headers): Record<string, string> =>
          Object.fromEntries(headers.map((one) => [one.slice(0, one.indexOf('=')), decoded(one) ?? ''])),
      )
      .optional(),
    OTEL_SERVICE_NAME: z.string().min(1).max(100).optional(),
  },
  needs: { OTEL_EXPORTER_OTLP_HEADERS: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
  secrets: ({ OTEL_EXPORTER_OTLP_HEADERS: headers = {} }) => Object.values(headers),
});

/** The value behind the first `=`; null where it can't be decoded. */
function decoded(header: string): string | null {
  try {
    return decodeURIComponent(header.slice(header.indexOf('=') + 1));
  } catch {
    return null;
  }
}
