import type { Outcome } from '../../services/meetings/ports/session-provider.ts';
import { createHttp } from '../../services/pikastream/http.ts';
import { walletClient } from '../../services/pikastream/wallet-client.ts';
import { hider } from '../log.ts';

/** Tries a key: what is in its wallet, in credits. */
export async function askBalance({
  key,
  baseUrl,
}: {
  key: string;
  baseUrl: string;
}): Promise<Outcome<number>> {
  const http = createHttp({ baseUrl, key, onCall: () => {}, hide: hider([key]) });
  try {
    return await walletClient(http).balance();
  } finally {
    await http.close();
  }
}
