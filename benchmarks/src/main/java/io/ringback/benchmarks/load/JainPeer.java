package io.ringback.benchmarks.load;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Two JAIN-SIP stacks, without logs, with a re-entrant listener and a pool of threads: its fastest setting of those
 * tried.
 */
final class JainPeer implements Peer {
    private final SipFactory factory = SipFactory.getInstance();
    private final AtomicInteger number = new AtomicInteger();
    private final SipStack clientStack;
    private final SipStack serverStack;
    private final SipProvider client;
    private final MessageFactory messages;
    private final HeaderFactory headers;
    private final Address alice;
    private final Address bob;
    private final SipURI target;
    private final int clientPort;

    /** A call under way. */
    private record Pending(Exchanges exchanges, long startedAt) {}

    JainPeer() {
        try {
            factory.setPathName("gov.nist");
            messages = factory.createMessageFactory();
            headers = factory.createHeaderFactory();
            AddressFactory addresses = factory.createAddressFactory();
            clientPort = freePort();
            int serverPort = freePort();
            clientStack = stack("client");
            serverStack = stack("server");
            client = provider(clientStack, clientPort, new Caller());
            provider(serverStack, serverPort, new Answerer());
            alice = addresses.createAddress(addresses.createSipURI("alice", "127.0.0.1"));
            bob = addresses.createAddress(addresses.createSipURI("bob", "127.0.0.1"));
            target = addresses.createSipURI("bob", "127.0.0.1:" + serverPort);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int freePort() throws java.io.IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private SipStack stack(String name) throws PeerUnavailableException {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", name);
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", SilentLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.TRACE_LEVEL", "NONE");
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        // Without a number it starts a thread for each datagram.
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "4");
        properties.setProperty("gov.nist.javax.sip.MAX_SERVER_TRANSACTIONS", "8000000");
        properties.setProperty("gov.nist.javax.sip.UNLIMITED_SERVER_TRANSACTION_TABLE_SIZE", "true");
        properties.setProperty("gov.nist.javax.sip.UNLIMITED_CLIENT_TRANSACTION_TABLE_SIZE", "true");
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        return factory.createSipStack(properties);
    }

    private static SipProvider provider(SipStack stack, int port, SipListener listener)
            throws SipException, TooManyListenersException, javax.sip.InvalidArgumentException {
        ListeningPoint point = stack.createListeningPoint("127.0.0.1", port, ListeningPoint.UDP);
        SipProvider provider = stack.createSipProvider(point);
        provider.addSipListener(listener);
        return provider;
    }

    @Override
    public String name() {
        return "JAIN-SIP";
    }

    @Override
    public void call(Exchanges exchanges, long startedAt) {
        try {
            int next = number.incrementAndGet();
            Request request = messages.createRequest(
                    target,
                    Request.OPTIONS,
                    headers.createCallIdHeader(next + "@127.0.0.1"),
                    headers.createCSeqHeader((long) next, Request.OPTIONS),
                    headers.createFromHeader(alice, "9fxced76sl"),
                    headers.createToHeader(bob, null),
                    List.of(headers.createViaHeader("127.0.0.1", clientPort, "udp", null)),
                    headers.createMaxForwardsHeader(70));
            ClientTransaction transaction = client.getNewClientTransaction(request);
            transaction.setApplicationData(new Pending(exchanges, startedAt));
            transaction.sendRequest();
        } catch (ParseException | SipException | javax.sip.InvalidArgumentException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public long open() {
        return -1;
    }

    @Override
    public void close() {
        clientStack.stop();
        serverStack.stop();
    }

    /** What both sides ignore. */
    private abstract static class Listener implements SipListener {
        @Override
        public void processRequest(RequestEvent event) {}

        @Override
        public void processResponse(ResponseEvent event) {}

        @Override
        public void processTimeout(TimeoutEvent event) {}

        @Override
        public void processIOException(IOExceptionEvent event) {}

        @Override
        public void processTransactionTerminated(TransactionTerminatedEvent event) {}

        @Override
        public void processDialogTerminated(DialogTerminatedEvent event) {}
    }

    /** The client's side. */
    private static final class Caller extends Listener {
        @Override
        public void processResponse(ResponseEvent event) {
            ClientTransaction transaction = event.getClientTransaction();
            if (transaction != null && transaction.getApplicationData() instanceof Pending pending) {
                transaction.setApplicationData(null);
                if (event.getResponse().getStatusCode() == 200) {
                    pending.exchanges().ended(pending.startedAt());
                } else {
                    pending.exchanges().failed();
                }
            }
        }

        @Override
        public void processTimeout(TimeoutEvent event) {
            if (!event.isServerTransaction()
                    && event.getClientTransaction().getApplicationData() instanceof Pending pending) {
                pending.exchanges().failed();
            }
        }
    }

    /** The server's side. */
    private final class Answerer extends Listener {
        @Override
        public void processRequest(RequestEvent event) {
            try {
                SipProvider provider = (SipProvider) event.getSource();
                ServerTransaction transaction = provider.getNewServerTransaction(event.getRequest());
                transaction.sendResponse(messages.createResponse(Response.OK, event.getRequest()));
            } catch (ParseException | SipException | javax.sip.InvalidArgumentException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
