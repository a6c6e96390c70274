package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.BODY_MALFORMED;

import cn.yishulai.journal.Once;
import cn.yishulai.people.OneTimeCodes;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/one-time-codes")
class OneTimeCodeResource {

    private final OneTimeCodes codes;
    private final HttpServerRequest request;

    OneTimeCodeResource(OneTimeCodes codes, HttpServerRequest request) {
        this.codes = codes;
        this.request = request;
    }

    @POST
    @ResponseStatus(202)
    @Once
    public OneTimeCodeView send(@Valid @NotNull OneTimeCodeForm form) {
        if (form.phone() != null && form.email() == null) {
            codes.send(form.phone(), Visitors.of(request));
        } else if (form.email() != null && form.phone() == null) {
            codes.sendByEmail(form.email(), Visitors.of(request));
        } else {
            throw BODY_MALFORMED.because("a code goes to a phone or to an e-mail address");
        }
        return OneTimeCodeView.SENT;
    }
}
