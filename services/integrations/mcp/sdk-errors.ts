type HttpError = Error & { status: number; data?: { text?: string | null } };

// The SDK's classes are loaded late, so its errors are told by what they carry.

export function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/** The server heard the request, and answered with an error of JSON-RPC, which has a number. A timeout has one, too. */
export function isProtocolError(error: unknown): error is Error {
  return !isAborted(error) && error instanceof Error && 'code' in error && typeof error.code === 'number';
}

/** Node's and undici's errors have a code of letters, and so have the SDK's. */
export function isConnectionError(error: unknown): boolean {
  if (isAborted(error)) return true;
  if (isOfSdk(error)) return isOfSdk(error, 'CONNECTION_CLOSED');
  return error instanceof Error && 'code' in error;
}

export function isTimeout(error: unknown): boolean {
  return isOfSdk(error, 'REQUEST_TIMEOUT');
}

function isOfSdk(error: unknown, code?: string): boolean {
  if (!(error instanceof Error) || error.name !== 'SdkError') return false;
  return code === undefined || ('code' in error && error.code === code);
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name);
}
