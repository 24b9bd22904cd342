// A browser's SIP stack, under node: registers over WebSocket, and unregisters. Arguments: the WebSocket URL.
const JsSIP = require('jssip');
const NodeWebSocket = require('jssip-node-websocket');

const agent = new JsSIP.UA({
  sockets: [new NodeWebSocket(process.argv[2])],
  uri: 'sip:bob@trunk.test',
  password: 's3cret',
  realm: 'trunk.test',
  register_expires: 60,
});
agent.on('registered', () => {
  console.log('registered');
  agent.unregister();
});
agent.on('unregistered', (e) => {
  console.log('unregistered', e.cause || '');
  process.exit(e.cause ? 1 : 0);
});
agent.on('registrationFailed', (e) => {
  console.log('failed', e.cause);
  process.exit(1);
});
agent.start();
setTimeout(() => process.exit(2), 20000);
