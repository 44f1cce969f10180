import { z } from 'zod';

/** Where someone wants notes to go, as they wrote it. */
export type Wanted =
  | { kind: 'canvas' }
  | { kind: 'email'; addresses: readonly string[] }
  | { kind: 'notion'; address: string }
  | { kind: 'webhook'; url: string };

/** ASCII only, and nothing that could begin a header: zod's own pattern. Characters as RFC 5321, 4.5.3.1 has them. */
const mailAddress = z.email().max(254);

/** Addresses as they are kept: a domain has no capitals that matter (RFC 5321, 2.4). Null where one is none. */
export function mailAddresses(given: readonly string[]): string[] | null {
  const addresses = given.map((text) => {
    const address = mailAddress.safeParse(text.trim()).data;
    const [local, domain = ''] = address?.split('@') ?? [];
    return address && `${local}@${domain.toLowerCase()}`;
  });
  const right = addresses.flatMap((address) => address ?? []);
  return right.length === given.length && right.length > 0 ? [...new Set(right)] : null;
}
