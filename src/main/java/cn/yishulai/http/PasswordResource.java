package cn.yishulai.http;

import cn.yishulai.journal.Once;
import cn.yishulai.people.Callers;
import cn.yishulai.people.OwnPassword;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/password")
class PasswordResource {

    private final OwnPassword passwords;
    private final Callers callers;
    private final HttpServerRequest request;

    PasswordResource(OwnPassword passwords, Callers callers, HttpServerRequest request) {
        this.passwords = passwords;
        this.callers = callers;
        this.request = request;
    }

    /** The password that is, and the one that shall be. */
    record PasswordForm(
            @NotNull @Size(min = 1, max = 200) String password, @NotNull @Size(min = 1, max = 200) String newPassword) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "PasswordForm[]";
        }
    }

    @POST
    @Once
    public void change(@Valid @NotNull PasswordForm form) {
        passwords.change(
                callers.current(), callers.session(), form.password(), form.newPassword(), Visitors.of(request));
    }
}
