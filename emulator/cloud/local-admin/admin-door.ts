import { type DoorRequest, type DoorResponse, headerOf, jsonResponse } from '../functions/door';
import { isLoopbackHost } from '../functions/worker/loopback-only';
import { ADMIN_ROUTES, BadAdminRequest } from './admin-routes';
import type { AdminWorld } from './admin-world';

export const ADMIN_PREFIX = '/__local/';

/**
 * The local admin: `/__local/*`, for people, tests and scripts of this machine. It takes requests that name this
 * machine only (a web page elsewhere could otherwise rebind its name to it) and sends no CORS header.
 */
export function createAdminDoor(world: AdminWorld): (request: DoorRequest) => Promise<DoorResponse> {
  return async (request) => {
    if (!comesFromThisMachine(request)) {
      return refusal(403, 'the local admin answers this machine only', 'use http://127.0.0.1:<port>/__local/…');
    }
    const name = request.path.slice(ADMIN_PREFIX.length);
    const route = ADMIN_ROUTES[`${request.method} ${name}`];
    if (!route) {
      const known = Object.keys(ADMIN_ROUTES).join(', ');
      return refusal(404, `there is no ${request.method} ${request.path}`, `known are ${known}`);
    }
    try {
      return jsonResponse(200, await route(world, request));
    } catch (error) {
      if (error instanceof BadAdminRequest) return refusal(400, error.message, error.hint);
      throw error;
    }
  };
}

function comesFromThisMachine(request: DoorRequest): boolean {
  const origin = headerOf(request, 'origin');
  if (origin !== undefined && !isLoopbackHost(hostOfUrl(origin))) return false;
  return isLoopbackHost(hostOfUrl(`http://${headerOf(request, 'host') ?? ''}`));
}

function hostOfUrl(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

function refusal(status: number, error: string, hint: string): DoorResponse {
  return jsonResponse(status, { error, hint });
}
