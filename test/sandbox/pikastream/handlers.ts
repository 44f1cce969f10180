import type { CallHandler } from './call.ts';
import { payCheckout, showCheckout } from './checkout.ts';
import { createMeetingSession } from './create-session.ts';
import { listProducts, showBalance, startTopup } from './developer.ts';
import { generateImage, showImage } from './images.ts';
import type { RouteName } from './routes.ts';
import { deleteSession, feedEvents, showNotes, showStatus } from './session-calls.ts';
import { cloneVoice, uploadRecording } from './voices.ts';

export const handlers: Record<RouteName, CallHandler> = {
  balance: showBalance,
  'topup.products': listProducts,
  topup: startTopup,
  'session.create': createMeetingSession,
  'session.status': showStatus,
  'session.delete': deleteSession,
  'session.events': feedEvents,
  'session.notes': showNotes,
  'image.generate': generateImage,
  'voice.upload': uploadRecording,
  'voice.clone': cloneVoice,
  'checkout.show': showCheckout,
  'checkout.pay': payCheckout,
  'image.file': showImage,
};
