package cn.yishulai.http;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.people.StaffPins;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/pin")
class PinResource {

    private final StaffPins pins;
    private final Callers callers;
    private final HttpServerRequest request;

    PinResource(StaffPins pins, Callers callers, HttpServerRequest request) {
        this.pins = pins;
        this.callers = callers;
        this.request = request;
    }

    /** One's password, and six digits. */
    record PinForm(
            @NotNull @Size(min = 1, max = 200) String password, @NotNull @Pattern(regexp = "[0-9]{6}") String pin) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "PinForm[]";
        }
    }

    @POST
    @Once
    public void set(@Valid @NotNull PinForm form) {
        pins.set(callers.current(), form.password(), form.pin(), Visitors.of(request));
    }

    @DELETE
    @Once
    public void forget() {
        pins.forget(callers.current());
    }
}
