/** The server of a review, on the loopback address alone: every request is refused or answered here, and none is logged. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer";
import * as Effect from "effect/Effect";
import * as HttpRouter from "effect/http/HttpRouter";
import * as HttpServerRequest from "effect/http/HttpServerRequest";
import * as HttpServerResponse from "effect/http/HttpServerResponse";
import * as Layer from "effect/Layer";
import { plain, refusal, SECURITY, type Answer, type Asked } from "./guard.ts";

const respond = ({ status, type, text }: Answer): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(text, { status, contentType: type, headers: SECURITY });

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/**
 * Serves until it is interrupted.
 *
 * @param port 0: any that is free
 * @param answer what a request that may ask gets
 * @param onReady called with the port once the server listens
 */
export const serve = (
  port: number,
  key: string,
  answer: (asked: Asked, body: string) => Promise<Answer>,
  onReady: (port: number) => void,
) => {
  const server = createServer();
  // Half a request must not hold a connection.
  server.requestTimeout = 10_000;
  const handle = Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest;
    const { method, url, headers } = request;
    const asked: Asked = { method, url, headers };
    const refused = refusal(asked, portOf(server), key);
    if (refused !== null) return respond(refused);
    const body = method === "POST" ? yield* request.text : "";
    return respond(yield* Effect.tryPromise(() => answer(asked, body)));
  }).pipe(
    // What went wrong is told in the terminal, and nothing of it to who asked.
    Effect.catch((error) =>
      Effect.sync(() => {
        process.stderr.write(`A request failed: ${error.message}\n`);
        return respond(plain(500, "the server failed; its terminal says why"));
      }),
    ),
  );
  const app = HttpRouter.serve(HttpRouter.add("*", "/*", handle), {
    disableLogger: true,
    disableListenLog: true,
  });
  const listening = Layer.effectDiscard(Effect.sync(() => onReady(portOf(server))));
  return Layer.launch(
    listening.pipe(
      Layer.provideMerge(app),
      Layer.provide(NodeHttpServer.layer(() => server, { port, host: "127.0.0.1" })),
    ),
  );
};
