import type { TokenGate } from './api/tokens.ts';
import type { Courier, DeliveryResult } from './delivery/courier.ts';
import type { DisconnectReason, SocketMode } from './delivery/socket-mode.ts';
import type { FaultRules, PlantedFault } from './faults.ts';
import { type Features, resetFeatures } from './features.ts';
import type { Json } from './json.ts';
import type { RateLimiter } from './rate-limits.ts';
import { OTHER_TEAM, WORKSPACE } from './seed.ts';

type Deps = {
  rules: FaultRules;
  limiter: RateLimiter;
  tokens: TokenGate;
  sockets: SocketMode;
  courier: Courier;
  features: Features;
};

/** The faults by name. `add` plants any other rule. */
export function createFaultSwitches({ rules, limiter, tokens, sockets, courier, features }: Deps) {
  return {
    add: rules.add,
    /** Takes all rules, 429s, revocations and refusals back. */
    clear(): void {
      rules.clear();
      limiter.unblock();
      tokens.revoke(undefined);
      resetFeatures(features);
    },
    /** The next calls are done, but their answers are lost with the connection. */
    loseAnswer: (method: string, times = 1): PlantedFault =>
      rules.add({ method, times, effect: { kind: 'lose_answer' } }),
    /** The next calls are refused with this error of Slack's. */
    fail: (method: string, error: string, times = 1, when?: (args: Json) => boolean): PlantedFault =>
      rules.add({ method, times, effect: { kind: 'error', error }, ...(when && { when }) }),
    /** The next calls meet a broken proxy: an HTTP status with a page. */
    failHttp: (method: string, status: number, body = '<html>Bad gateway</html>', times = 1): PlantedFault =>
      rules.add({ method, times, effect: { kind: 'status', status, body } }),
    /** From now on messages with such blocks are `invalid_blocks`, as in a workspace that has none of them. */
    refuseBlocks(types: readonly string[]): void {
      for (const type of types) features.refusedBlocks.add(type);
    },
    /** As if the app had been installed before its manifest asked for these scopes. */
    withholdScopes(...scopes: string[]): void {
      for (const scope of scopes) features.withheldScopes.add(scope);
    },
    /** Canvases are switched off, or only there as tabs of channels. */
    limitCanvases(to: Features['canvases']): void {
      features.canvases = to;
    },
    /** It shows no cards of tasks: messages with such are refused, or come without. */
    withoutTaskCards(how: 'refused' | 'dropped'): void {
      features.taskCards = how;
    },
    /** Its plan has no agents. */
    withoutAgents(): void {
      features.agents = false;
    },
    /** Files stand in their channel this long after their upload is complete. */
    delaySharing(ms: number): void {
      features.sharingMs = ms;
    },
    /** The app was installed before it had `files:read`: instead of files it gets a page. */
    hideFiles(): void {
      features.filesReadable = false;
    },
    /** Keeps the bytes of files waiting until `release` is called. */
    holdFiles(): { release: () => void } {
      const { promise, resolve } = Promise.withResolvers<void>();
      features.filesHeld = promise;
      return { release: resolve };
    },
    /** 429 for a method, in one channel or everywhere, until the seconds are over. */
    rateLimit(method: string, retryAfterSeconds: number, channel?: string): void {
      limiter.block(method, channel, retryAfterSeconds);
    },
    /** The next calls' answers come late; the work is done at once. */
    delay: (method: string, ms: number, times = 1): PlantedFault =>
      rules.add({ method, times, effect: { kind: 'delay', ms } }),
    /** Keeps the next call (or its answer) waiting until `release` is called. */
    hold(method: string, options: { before?: boolean; when?: (args: Json) => boolean } = {}) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const { before = false, when } = options;
      const planted = rules.add({
        method,
        effect: { kind: 'hold', until: promise, before },
        ...(when && { when }),
      });
      return { planted, release: resolve };
    },
    /** Every call with the bot token now fails. */
    revokeToken(error = 'token_revoked'): void {
      tokens.revoke(error);
    },
    /** The app hears that its tokens are gone. */
    sendTokensRevoked: () =>
      courier.deliverEvent({ type: 'tokens_revoked', tokens: { oauth: [], bot: [WORKSPACE.botUserId] } }),
    sendAppUninstalled: () => courier.deliverEvent({ type: 'app_uninstalled' }),
    /** Another workspace that has the app too, and shares its signing secret and address, removes it. */
    async sendRemovedElsewhere(): Promise<DeliveryResult[]> {
      const options = { teamId: OTHER_TEAM.teamId };
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0THEIRBOT'] } };
      const told = await Promise.all([
        courier.deliverEvent(revoked, options),
        courier.deliverEvent({ type: 'app_uninstalled' }, options),
      ]);
      return told.flat();
    },
    /** Cuts all sockets without a word. */
    dropSockets: () => sockets.drop(),
    /** Sockets stay open, but nothing is read from them and no ping answered. */
    stallSockets: () => sockets.stall(),
    /** Asks all clients to reconnect. */
    disconnectSockets: (reason: DisconnectReason = 'refresh_requested') => sockets.disconnect(reason),
    /** The next attempts to get a Socket Mode address fail. */
    refuseConnections: (times = 1, error = 'internal_error'): PlantedFault =>
      rules.add({ method: 'apps.connections.open', times, effect: { kind: 'error', error } }),
  };
}
