package io.ringback.sip.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Waits for the end of a TLS handshake, in which the engine checks the certificates' chain. Then it checks whose the
 * certificate is, and only then lets anything else begin (RFC 5922 §7.3, §7.4).
 */
final class TlsGuard extends ChannelInboundHandlerAdapter {
    private final Connection connection;
    private final Runnable next;

    TlsGuard(Connection connection, Runnable next) {
        this.connection = connection;
        this.next = next;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent completion)) {
            context.fireUserEventTriggered(event);
        } else if (completion.isSuccess()) {
            finish(context);
        } else {
            fail(TlsFailedException.of(connection.remote(), completion.cause()));
        }
    }

    private void finish(ChannelHandlerContext context) {
        SSLSession session = context.pipeline().get(SslHandler.class).engine().getSession();
        Set<String> domains = domains(session);
        connection.proved(domains);
        String wanted = connection.domain();
        if (!connection.accepted() && wanted == null) {
            fail(new TlsFailedException(connection.remote(), TlsCheck.NO_DOMAIN, null));
        } else if (!connection.accepted() && !domains.contains(wanted)) {
            fail(new TlsFailedException(connection.remote(), TlsCheck.DOMAIN, null));
        } else {
            context.pipeline().remove(this);
            next.run();
        }
    }

    /** The domains of the other side's own certificate; none if it has shown none. */
    private static Set<String> domains(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate own ? SipDomains.of(own) : Set.of();
        } catch (SSLPeerUnverifiedException e) {
            return Set.of();
        }
    }

    private void fail(TlsFailedException failure) {
        connection.owner().reports().handshakeFailed(connection.remote(), failure);
        connection.fail(CloseReason.TLS, failure);
    }

    /** What the handshake's end does not tell: garbage before it, or a connection that breaks. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (connection.isOver()) {
            return;
        }
        if (TlsFailedException.isNetworkOnly(cause)) {
            connection.fail(CloseReason.RESET, cause);
        } else {
            fail(TlsFailedException.of(connection.remote(), cause));
        }
    }
}
