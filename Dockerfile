FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
# Chroma runs in a container of its own: its server's 400 MB are of no use here.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/chromadb-js-bindings-*

FROM node:20-bookworm-slim
# The embedding model is fetched into /data at the first start; set WEFT_MODEL_PATH to a mounted folder where there is no network.
ENV NODE_ENV=production WEFT_HOST=0.0.0.0 WEFT_PORT=4000 WEFT_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY schema schema
COPY cypher cypher
COPY sample sample
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WEFT_PORT + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
