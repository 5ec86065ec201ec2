// A real authorisation server (oidc-provider) on loopback: codes for other devices, codes with PKCE, refresh
// tokens that are good once, introspection for Dovecot. Beside it a door for the tests: POST /control sets what
// is to go wrong, GET /control tells what has happened.
//
//     node authority.mjs PORT TLS_PORT TLS_FOLDER
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

import Provider from 'oidc-provider';

const [port, tlsPort, folder] = process.argv.slice(2);
const state = { lasts: 3600, once: false, refuse: null, ahead: 0, renewals: 0, logins: 0, tokens: [] };
const saved = [];
const seen = new Set();

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: 'rundmail',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/'],
      response_types: ['code'],
      grant_types: [
        'authorization_code',
        'refresh_token',
        'urn:ietf:params:oauth:grant-type:device_code',
      ],
    },
    {
      client_id: 'dovecot',
      client_secret: 'auskunft',
      redirect_uris: [],
      response_types: [],
      grant_types: [],
    },
  ],
  scopes: ['openid', 'offline_access', 'mail'],
  features: {
    deviceFlow: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
  },
  pkce: { required: () => true },
  rotateRefreshToken: () => true,
  issueRefreshToken: () => true,
  ttl: { AccessToken: () => state.lasts },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
});
for (const kind of ['access_token', 'refresh_token']) {
  provider.on(`${kind}.saved`, (token) => saved.push(token));
}

provider.use(async (ctx, next) => {
  if (ctx.path === '/token' && state.refuse) {
    ctx.status = 400;
    ctx.set('Date', new Date(Date.now() - state.ahead * 60000).toUTCString());
    ctx.body = state.refuse;
    return;
  }
  await next();
  ctx.set('Date', new Date(Date.now() - state.ahead * 60000).toUTCString());
  if (ctx.path === '/device/auth' && ctx.body?.user_code) ctx.body = { ...ctx.body, interval: 1 };
  if (ctx.path === '/token' && ctx.body?.access_token) {
    state.tokens.push(ctx.body.access_token, ctx.body.refresh_token);
    if (ctx.oidc.params.grant_type === 'refresh_token') state.renewals += 1;
  }
  if (ctx.path === '/token/introspection' && ctx.body?.active) {
    state.logins += 1;
    const token = ctx.oidc.params.token;
    if (state.once && seen.has(token)) ctx.body = { active: false };
    seen.add(token);
  }
});

function answer(request, response) {
  if (request.url !== '/control') return provider.callback()(request, response);
  let body = '';
  request.on('data', (piece) => (body += piece));
  request.on('end', async () => {
    const wanted = body ? JSON.parse(body) : {};
    if (wanted.withdraw) for (const token of saved.splice(0)) await token.destroy();
    Object.assign(state, wanted);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(state));
  });
}

const keys = { key: readFileSync(`${folder}/server.key`), cert: readFileSync(`${folder}/server.pem`) };
https.createServer(keys, answer).listen(Number(tlsPort), '127.0.0.1');
http.createServer(answer).listen(Number(port), '127.0.0.1');
