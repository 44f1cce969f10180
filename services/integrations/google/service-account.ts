import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

/** What of a service account's key file is used (https://developers.google.com/identity/protocols/oauth2/service-account). */
const keyFile = z.object({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().refine(isRsaKey),
  private_key_id: z.string().optional(),
  token_uri: z.string().refine(isTokenAddress),
});

export type ServiceAccount = z.infer<typeof keyFile>;

/** The key in a key file's text; `null` where it is none. */
export function parseServiceAccount(text: string): ServiceAccount | null {
  try {
    return keyFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** A server that answers there can pass for us with Google for an hour. This machine is let through for emulators. */
function isTokenAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}
