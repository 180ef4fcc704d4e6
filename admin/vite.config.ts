import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const hub = process.env['HUB_URL'] ?? 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [react()],
  build: {
    // Modules, not data addresses: the hub's content security policy allows scripts from itself only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: {
      '/graphql': hub,
      '/auth': hub,
      '^/reports/[^/]+\\.(html|pdf|json)$': hub,
      // The same address is a page of the site; only what is sent there goes to the hub.
      '^/imports(\\?|$)': { target: hub, bypass: ({ method }) => (method === 'POST' ? undefined : '/index.html') },
    },
  },
})
