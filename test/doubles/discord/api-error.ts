/** What Discord answers instead of a result (https://discord.com/developers/docs/topics/opcodes-and-status-codes). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const UNKNOWN = {
  channel: () => new ApiError(404, 10003, 'Unknown Channel'),
  guild: () => new ApiError(404, 10004, 'Unknown Guild'),
  message: () => new ApiError(404, 10008, 'Unknown Message'),
  user: () => new ApiError(404, 10013, 'Unknown User'),
  webhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  interaction: () => new ApiError(404, 10062, 'Unknown interaction'),
  command: () => new ApiError(404, 10063, 'Unknown application command'),
} as const;

export const REFUSED = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  access: () => new ApiError(403, 50001, 'Missing Access'),
  permission: () => new ApiError(403, 50013, 'Missing Permissions'),
  directMessage: () => new ApiError(403, 50007, 'Cannot send messages to this user'),
  form: (why: string) => new ApiError(400, 50035, `Invalid Form Body: ${why}`),
  noText: () => new ApiError(400, 50008, 'Cannot send messages in a non-text channel'),
  notHere: () => new ApiError(400, 50024, 'Cannot execute action on this channel type'),
  acknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
} as const;
