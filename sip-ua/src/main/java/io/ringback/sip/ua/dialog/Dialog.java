package io.ringback.sip.ua.dialog;

import io.ringback.sip.address.NameAddr;
import io.ringback.sip.address.SipUri;
import io.ringback.sip.address.Uri;
import io.ringback.sip.header.CSeq;
import io.ringback.sip.header.HeaderTypes;
import io.ringback.sip.header.KnownHeader;
import io.ringback.sip.header.Method;
import io.ringback.sip.message.SipRequest;
import io.ringback.sip.message.SipResponse;
import io.ringback.text.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One end of a dialog (RFC 3261 §12): who talks to whom, by which route, and which request comes next. The route set is
 * that of the message which confirmed the dialog. Safe for use by many threads.
 */
public final class Dialog {
    private static final int MAX_FORWARDS = 70;
    private static final int NONE = -1;

    private final DialogId id;
    private final NameAddr local;
    private final NameAddr remote;
    private final Uri remoteTarget;
    private final List<NameAddr> routeSet;
    private final AtomicInteger localSequence;
    private final AtomicInteger remoteSequence;

    private Dialog(Ends ends, Uri remoteTarget, List<NameAddr> routeSet, int localSequence, int remoteSequence) {
        this.id = ends.id();
        this.local = ends.local();
        this.remote = ends.remote();
        this.remoteTarget = remoteTarget;
        this.routeSet = List.copyOf(routeSet);
        this.localSequence = new AtomicInteger(localSequence);
        this.remoteSequence = new AtomicInteger(remoteSequence);
    }

    private record Ends(DialogId id, NameAddr local, NameAddr remote) {}

    /**
     * The dialog that a response makes for the client that sent the request (§12.1.2).
     *
     * @param request the request, as it was sent
     * @param response a response with a To tag; a peer of RFC 2543 may leave it out
     * @return the dialog, with Record-Route reversed as its route set
     * @throws io.ringback.text.SyntaxException if a header that is needed is wrong
     */
    public static Dialog atClient(SipRequest request, SipResponse response) {
        List<NameAddr> routeSet = new ArrayList<>(response.recordRoutes());
        Collections.reverse(routeSet);
        Uri target = response.contact().map(NameAddr::uri).orElseGet(request::requestUri);
        Ends ends = new Ends(DialogId.atClient(response), request.from(), response.to());
        return new Dialog(ends, target, routeSet, request.cSeq().number(), NONE);
    }

    /**
     * The dialog that a response makes for the server that sends it (§12.1.1).
     *
     * @param request the request, as it was received
     * @param response the response with our To tag
     * @return the dialog, with Record-Route as it came as its route set
     * @throws io.ringback.text.SyntaxException if a header that is needed is wrong
     */
    public static Dialog atServer(SipRequest request, SipResponse response) {
        Uri target = request.contact().orElseGet(request::from).uri();
        Ends ends = new Ends(DialogId.atServer(response), response.to(), request.from());
        return new Dialog(
                ends, target, request.recordRoutes(), 0, request.cSeq().number());
    }

    /**
     * What identifies the dialog.
     *
     * @return the identifier, as seen from this end
     */
    public DialogId id() {
        return id;
    }

    /**
     * Where requests are addressed to: the other side's Contact.
     *
     * @return the remote target
     */
    public Uri remoteTarget() {
        return remoteTarget;
    }

    /**
     * The proxies that want to see the dialog's requests.
     *
     * @return route values, the next one first
     */
    public List<NameAddr> routeSet() {
        return routeSet;
    }

    /**
     * A new request within the dialog (§12.2.1.1), without a Via: the transaction writes it.
     *
     * @param method its method, neither ACK nor CANCEL
     * @return a builder of the request; the sequence number is taken with this call
     */
    public SipRequest.Builder request(Method method) {
        return request(method, localSequence.incrementAndGet());
    }

    /**
     * The ACK to a 2xx (§13.2.2.4): within the dialog, with the INVITE's number and credentials, and a branch of its
     * own that the caller has to write.
     *
     * @param invite the INVITE, as it was sent
     * @return a builder of the ACK, without a Via
     */
    public SipRequest.Builder ack(SipRequest invite) {
        return request(Method.ACK, invite.cSeq().number())
                .copy(invite, KnownHeader.AUTHORIZATION)
                .copy(invite, KnownHeader.PROXY_AUTHORIZATION);
    }

    private SipRequest.Builder request(Method method, int sequence) {
        boolean strict = !routeSet.isEmpty() && !isLoose(routeSet.get(0).uri());
        Uri requestUri = strict ? requestUriOf(routeSet.get(0).uri()) : remoteTarget;
        SipRequest.Builder builder = SipRequest.builder(method, requestUri)
                .set(HeaderTypes.MAX_FORWARDS, MAX_FORWARDS)
                .set(HeaderTypes.FROM, local)
                .set(HeaderTypes.TO, remote)
                .set(HeaderTypes.CALL_ID, id.callId())
                .set(HeaderTypes.CSEQ, new CSeq(sequence, method));
        for (NameAddr route : strict ? routeSet.subList(1, routeSet.size()) : routeSet) {
            builder.add(HeaderTypes.ROUTE, route);
        }
        if (strict) {
            builder.add(HeaderTypes.ROUTE, NameAddr.of(remoteTarget));
        }
        return builder;
    }

    private static boolean isLoose(Uri uri) {
        return uri instanceof SipUri sip && sip.isLooseRouter();
    }

    /** A strict router's URI without what a Request-URI must not have. */
    private static Uri requestUriOf(Uri route) {
        return route instanceof SipUri sip ? sip.withoutHeaders().withoutParameter("method") : route;
    }

    /**
     * Notes a request that was received within the dialog (§12.2.2).
     *
     * @param request any request but ACK and CANCEL
     * @return false if its number is lower than one that came before, which asks for a 500
     */
    public boolean receive(SipRequest request) {
        int number = request.cSeq().number();
        int highest = remoteSequence.getAndUpdate(known -> Math.max(known, number));
        return number > highest;
    }

    /**
     * Where the dialog's requests go first (§8.1.2): to the first route, loose or strict, or else to the remote target.
     *
     * @return the URI to locate
     */
    public Uri nextHop() {
        return routeSet.isEmpty() ? remoteTarget : routeSet.get(0).uri();
    }

    /**
     * The tag of the other side.
     *
     * @return the tag, or an empty slice
     */
    public Slice remoteTag() {
        return id.remoteTag();
    }
}
