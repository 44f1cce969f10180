import { z } from 'zod';
import { readable } from '../../common/readable.ts';

/** What a tool answers, as far as it is read here (modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result). */
export const toolResult = z.looseObject({
  content: z.array(z.unknown()).default([]),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().optional(),
});

export type ToolAnswer = z.infer<typeof toolResult>;

const text = z.looseObject({ type: z.literal('text'), text: z.string() });
const link = z.looseObject({
  type: z.literal('resource_link'),
  uri: z.string(),
  name: z.string().optional(),
});
const resource = z.looseObject({
  type: z.literal('resource'),
  resource: z.looseObject({ uri: z.string(), text: z.string().optional() }),
});
const typed = z.looseObject({ type: z.string() });

/** Parts, and characters of all of them. */
const most = { parts: 100, chars: 16_000 } as const;

/** An answer as text: data for a model. What is left out is said. */
export function textOf({ content, structuredContent }: ToolAnswer): string {
  const parts = content.slice(0, most.parts).map(textOfPart);
  if (content.length > most.parts) parts.push(`[${content.length - most.parts} more parts were left out]`);
  if (parts.length === 0 && structuredContent !== undefined) parts.push(JSON.stringify(structuredContent));
  const whole = parts.join('\n');
  const kept = readable(whole.slice(0, most.chars));
  const left = whole.length - most.chars;
  return left > 0 ? `${kept}\n[${left} more characters were left out]` : kept;
}

function textOfPart(part: unknown): string {
  const asText = text.safeParse(part);
  if (asText.success) return asText.data.text;
  const asLink = link.safeParse(part);
  if (asLink.success) return `${asLink.data.name ?? 'Link'}: ${asLink.data.uri}`;
  const asResource = resource.safeParse(part);
  const inside = asResource.data?.resource;
  if (inside?.text !== undefined) return `${inside.uri}:\n${inside.text}`;
  const kind = inside ? 'file' : (typed.safeParse(part).data?.type ?? 'part');
  return `[${/^[a-z_]{1,20}$/.test(kind) ? kind : 'part'} left out]`;
}
