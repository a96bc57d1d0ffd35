package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An admin keeps tokens and accounts, and reads in the audit trail who did what. */
class AccountTest extends PlannerJourney {

    private static final String VIEW = "#service=reading";

    @Autowired
    private JdbcTemplate accounts;

    private String name;

    @BeforeEach
    void nameAnAccount() {
        name = "zhao." + System.nanoTime();
    }

    /** Logs in as an admin, for as long as the journey takes: others log in under the same name as a planner. */
    private Visit admin(Visit visit, String fragment) {
        accounts.update("INSERT INTO account_role VALUES ('wang', 'admin') ON CONFLICT DO NOTHING");
        planner(visit, fragment);
        visit.find("#login").click();
        return visit;
    }

    private static void choose(Visit visit, String part) {
        visit.find("label:has(#account-part-" + part + ")").click();
    }

    @AfterEach
    void leaveAPlanner() {
        accounts.update("DELETE FROM account_role WHERE account = 'wang' AND role = 'admin'");
    }

    @Test
    void aTokenAndAnAccountAreMadeAndStandInTheAuditTrail() {
        Visit visit = admin(desktop(), VIEW);
        choose(visit, "tokens");
        visit.find("#token-name").fill("每晚导出");
        visit.find("#token-create").click();
        String token = visit.find("#token-secret").inputValue();
        String id = visit.find("#tokens li:has-text('每晚导出')").getAttribute("data-token");
        assertThat(statusWith(visit.origin(), token)).isEqualTo(200);

        visit.find("#token-secret-done").click();
        assertThat(visit.find("#token-secret")).hasCount(0);
        assertThat(visit.find("#tokens")).not().containsText(token);
        visit.find("[data-key='revoke-" + id + "']").click();
        visit.find("[data-key=token-sure]").click();
        assertThat(visit.find("[data-token='" + id + "']")).hasCount(0);
        assertThat(statusWith(visit.origin(), token)).isEqualTo(401);

        choose(visit, "accounts");
        visit.find("#account-new summary").click();
        visit.find("#account-name").fill(name);
        visit.find("#account-create").click();
        String password = visit.find("#account-secret").inputValue();
        assertThat(visit.find("[data-account='" + name + "']")).containsText("规划");
        visit.find("[data-key='roles-" + name + "']").click();
        visit.find("#roles-of-editor").check();
        visit.find("#roles-save").click();
        assertThat(visit.find("[data-account='" + name + "']")).containsText("数据编辑");
        assertThat(logIn(name, password)).isTrue();

        visit.find("[data-key='trail-" + name + "']").click();
        assertThat(visit.find("#audit li[data-action='account.create']")).containsText(name);
        assertThat(visit.find("#audit li[data-action='account.change']"))
                .containsText(Pattern.compile("由“规划”改为“.*数据编辑.*”"));
        visit.find("#audit-subject").fill(id);
        visit.find("#audit-filter").click();
        assertThat(visit.find("#audit li")).hasCount(2);
        assertThat(visit.find("#audit li").first()).containsText("吊销令牌");
        assertThat(visit.find("#audit li").last()).containsText("每晚导出");
        assertThat(visit.find("#audit")).not().containsText(token);
    }

    /** What a program gets that has only the token. */
    private int statusWith(String origin, String token) {
        return desktop()
                .window()
                .request()
                .get(origin + "/tokens", RequestOptions.create().setHeader("Authorization", "Bearer " + token))
                .status();
    }

    private boolean logIn(String account, String password) {
        Visit visit = desktop().open(VIEW);
        visit.find("#login").click();
        visit.find("#login-name").fill(account);
        visit.find("#login-password").fill(password);
        visit.find("#login-submit").click();
        assertThat(visit.find("#login")).hasText(account);
        visit.find("#login").click();
        assertThat(visit.find("#account-part-accounts")).hasCount(0);
        visit.find("#logout").click();
        assertThat(visit.find("#login")).hasText("登录");
        return true;
    }

    @ParameterizedTest
    @CsvSource({"zh, false", "en, true"})
    void axeFindsNothingToObjectTo(String language, boolean small) {
        Visit visit = admin(small ? phone() : desktop(), VIEW + "&lang=" + language);
        assertThat(Axe.violations(visit)).isEmpty();
        choose(visit, "tokens");
        visit.find("#token-name").fill("x");
        visit.find("#token-create").click();
        assertThat(visit.find("#token-secret")).isVisible();
        assertThat(Axe.violations(visit)).isEmpty();
        choose(visit, "accounts");
        visit.find("#account-new summary").click();
        visit.find("[data-key=roles-wang]").click();
        assertThat(Axe.violations(visit)).isEmpty();
        choose(visit, "audit");
        assertThat(visit.find("#audit li").first()).isVisible();
        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void whatIsRefusedIsSaidAndALoginThatEndedToo() {
        Visit visit = admin(desktop(), VIEW);
        visit.find("#password-current").fill("not the password");
        visit.find("#password-new").fill("a new long password");
        visit.find("#password-again").fill("a new long password");
        visit.find("#password-change").click();
        assertThat(visit.find("#account-problem")).hasText("当前密码不对。");
        choose(visit, "accounts");
        visit.find("[data-key=roles-wang]").click();
        visit.find("#account-new summary").click();
        visit.find("#account-name").fill("wang");
        visit.find("#account-create").click();
        assertThat(visit.find("#account-problem")).containsText("这个名称不能用");

        visit.window().clearCookies();
        choose(visit, "audit");
        assertThat(visit.find("#account-title")).hasText("已退出登录");
        visit.forgive();
        visit.find("#account-again").click();
        assertThat(visit.find("#login-submit")).isVisible();
    }
}
