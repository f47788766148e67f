/** The Cache API in memory, as far as the service worker uses it. */
export class FakeCaches implements Pick<CacheStorage, 'open' | 'keys' | 'delete'> {
  readonly stored = new Map<string, Map<string, Response>>();

  open = (name: string): Promise<Cache> => {
    const entries = this.stored.get(name) ?? new Map<string, Response>();
    this.stored.set(name, entries);
    return Promise.resolve(new FakeCache(entries) as Partial<Cache> as Cache);
  };

  keys = (): Promise<string[]> => Promise.resolve([...this.stored.keys()]);
  delete = (name: string): Promise<boolean> => Promise.resolve(this.stored.delete(name));
}

class FakeCache implements Pick<Cache, 'match' | 'put' | 'delete' | 'keys'> {
  private readonly entries: Map<string, Response>;

  constructor(entries: Map<string, Response>) {
    this.entries = entries;
  }

  match = (request: RequestInfo | URL): Promise<Response | undefined> =>
    Promise.resolve(this.entries.get(addressOf(request))?.clone());

  put = (request: RequestInfo | URL, response: Response): Promise<void> => {
    this.entries.set(addressOf(request), response);
    return Promise.resolve();
  };

  delete = (request: RequestInfo | URL): Promise<boolean> =>
    Promise.resolve(this.entries.delete(addressOf(request)));
  keys = (): Promise<Request[]> =>
    Promise.resolve([...this.entries.keys()].map((address) => new Request(address)));
}

const addressOf = (request: RequestInfo | URL): string =>
  request instanceof Request ? request.url : String(request);

/** A response with what only a browser can set. */
export function responseOf(
  body: string,
  {
    type = 'basic',
    url,
    redirected = false,
    status = 200,
  }: { type?: ResponseType; url: string; redirected?: boolean; status?: number },
): Response {
  const response = new Response(body, { status, headers: { 'x-body': String(body.length) } });
  const clone = (): Response => responseOf(body, { type, url, redirected, status });
  return Object.defineProperties(response, {
    type: { value: type },
    url: { value: url },
    redirected: { value: redirected },
    clone: { value: clone },
  });
}
