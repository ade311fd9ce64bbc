# Certifies logistic regressions: R's glm at epsilon 1e-14, sandwich for clustered errors, and dyadic-clustered errors written from
# Aronow, Samii and Assenova (2015), equation 6 (every pair of rows whose dyads share a member). Prints one line a figure.
# Usage: Rscript regression.R onset|pact PANEL.csv [CONDITIONAL]
suppressWarnings(suppressMessages(library(sandwich)))
arguments <- commandArgs(TRUE)
panel <- read.csv(arguments[2])
panel$dyad <- panel$ccode1 * 10000 + panel$ccode2

if (arguments[1] == "onset") {
  panel <- transform(panel, log_cinc_ratio = log(cinc_ratio),
                     t1 = dispute_peace, t2 = dispute_peace^2 / 100, t3 = dispute_peace^3 / 1000)
  formula <- dispute_onset ~ log_cinc_ratio + contiguity + polity2_weak + t1 + t2 + t3
  clusters <- ~ dyad
  names <- c("(intercept)", "log(cinc_ratio)", "contiguity", "polity2_weak", "cubic(dispute_peace)",
             "cubic(dispute_peace)^2/100", "cubic(dispute_peace)^3/1000")
} else {
  panel <- transform(panel, majors = major_power1 * major_power2)
  formula <- owes_defense_12 ~ cinc_ratio_log + polity2_weak + ideal_point_distance + contiguity + majors
  clusters <- ~ ccode1 + ccode2
  names <- c("(intercept)", "cinc_ratio_log", "polity2_weak", "ideal_point_distance", "contiguity", "major_power1:major_power2")
}
panel <- panel[complete.cases(panel[, unique(c(all.vars(formula), all.vars(clusters), "ccode1", "ccode2"))]), ]

say <- function(what, names, values)
  cat(sprintf("%s,%s,%.17g\n", what, names, values), sep = "")

if (length(arguments) > 2) {
  # Conditional logit: the dyad's constant conditioned out, onset on what varies within it.
  library(survival)
  fit <- clogit(dispute_onset ~ log_cinc_ratio + polity2_weak + t1 + t2 + t3 + strata(dyad), panel, method = "exact",
                control = coxph.control(eps = 1e-14, toler.chol = 1e-14, iter.max = 100))
  kept <- names[c(2, 4:7)]
  say("estimate", kept, coef(fit))
  say("se_classical", kept, sqrt(diag(vcov(fit))))
  say("log_likelihood", "", fit$loglik[2])
  say("null_log_likelihood", "", fit$loglik[1])
  quit()
}

fit <- glm(formula, binomial, panel, epsilon = 1e-14, control = glm.control(epsilon = 1e-14, maxit = 100))
say("estimate", names, coef(fit))
say("se_classical", names, sqrt(diag(vcov(fit))))
say("se_cr0", names, sqrt(diag(vcovCL(fit, clusters, type = "HC0", cadjust = FALSE, fix = TRUE))))
say("se_cr1", names, sqrt(diag(vcovCL(fit, clusters, type = "HC0", cadjust = TRUE, fix = TRUE))))

# The plain sum over pairs, member by member: a pair of rows counts once, by the first member that its dyads share.
scores <- estfun(fit)
meat <- matrix(0, ncol(scores), ncol(scores))
for (member in unique(c(panel$ccode1, panel$ccode2))) {
  rows <- which(panel$ccode1 == member | panel$ccode2 == member)
  other <- ifelse(panel$ccode1[rows] == member, panel$ccode2[rows], panel$ccode1[rows])
  own <- scores[rows, , drop = FALSE]
  # Rows of one dyad meet at both of its members: at the lower code alone they count.
  weight <- outer(other, other, function(a, b) ifelse(a == b & a < member, 0, 1))
  meat <- meat + t(own) %*% weight %*% own
}
bread <- vcov(fit)
dyadic <- bread %*% meat %*% bread
eigen <- eigen(dyadic, symmetric = TRUE)
if (any(eigen$values < 0))
  dyadic <- eigen$vectors %*% diag(pmax(eigen$values, 0)) %*% t(eigen$vectors)
say("se_dyadic", names, sqrt(diag(dyadic)))
say("log_likelihood", "", as.numeric(logLik(fit)))
say("null_log_likelihood", "", -fit$null.deviance / 2)
say("aic", "", AIC(fit))
say("rows", "", nrow(panel))
