# Dostyk in a container: production dependencies only, no root, nothing written outside of /data.
#   docker build -t dostyk . && docker run --read-only --env-file .env -v dostyk:/data dostyk
FROM node:26.10.0-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# No package that runs needs its install script; nothing but what the lock file names is fetched.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:26.10.0-slim
# What Slack, or a browser, reaches is opened to other machines by -p or a network; health and metrics stay inside unless
# OPS_HOST says otherwise.
ENV NODE_ENV=production \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    OPS_PORT=9464
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY bin ./bin
COPY src ./src
COPY commands ./commands
COPY facts ./facts
USER node
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.OPS_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm, so that the signal to stop reaches the program.
CMD ["node", "bin/dostyk.js"]
