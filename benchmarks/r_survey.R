# The figures of r_survey.py by R's package survey: Rscript r_survey.R PEOPLE.csv FOUND.csv
suppressMessages(library(survey))
paths <- commandArgs(trailingOnly = TRUE)
people <- read.csv(paths[1])
people$one <- 1
people$woman <- as.numeric(people$sex == 0)
columns <- paste0("weight_", 1:80)

replicated <- svrepdesign(
  data = people, weights = ~weight, repweights = people[columns], type = "other",
  combined.weights = TRUE, scale = 4 / 80, rscales = rep(1, 80), mse = TRUE
)
linearised <- svydesign(ids = ~household, weights = ~weight, data = people)

found <- list()
keep <- function(kind, statistic, job, value, error) {
  found[[length(found) + 1]] <<- data.frame(
    kind, statistic, job, value = as.numeric(value), error = as.numeric(error)
  )
}

# Woodruff's standard error from R's parts: the error of the share at or below the median, and
# straight lines between the steps of the distribution. svyquantile's rule hf4 draws these lines
# through every record, so that among equal values it depends on their order; here, as in
# metier, equal values are one step.
clusters <- length(unique(people$household))
woodruff <- function(kind, own, median) {
  below <- svymean(~at_most, update(own, at_most = as.numeric(pay <= median)), na.rm = TRUE)
  error <- as.numeric(SE(below))
  if (kind == "linearised") error <- error / sqrt(clusters / (clusters - 1))
  known <- !is.na(own$variables$pay) & weights(own, "sampling") > 0
  steps <- rowsum(weights(own, "sampling")[known], own$variables$pay[known])
  lines <- approx(
    cumsum(steps[, 1]) / sum(steps), as.numeric(rownames(steps)),
    0.5 + c(-1, 1) * 1.645 * error, rule = 2, ties = "ordered"
  )
  diff(lines$y) / (2 * 1.645)
}

for (kind in c("replicated", "linearised")) {
  design <- get(kind)
  for (job in sort(unique(people$occupation))) {
    own <- subset(design, occupation == job)
    total <- svytotal(~one, own)
    keep(kind, "count", job, coef(total), SE(total))
    for (name in c("pay", "woman")) {
      average <- svymean(as.formula(paste0("~", name)), own)
      keep(kind, c(pay = "mean", woman = "share")[[name]], job, coef(average), SE(average))
    }
    if (kind == "replicated") {
      # R says of every design that replicates may not suit quantiles
      q <- suppressMessages(svyquantile(
        ~pay, own, 0.5, interval.type = "quantile", qrule = "math", ci = TRUE
      ))
      keep(kind, "median", job, coef(q), SE(q))
    }
    median <- as.numeric(coef(svyquantile(~pay, own, 0.5, ci = FALSE, qrule = "math")))
    keep(kind, "median, Woodruff", job, median, woodruff(kind, own, median))
  }
}
found <- do.call(rbind, found)
found$value <- sprintf("%.17g", found$value)
found$error <- sprintf("%.17g", found$error)
write.csv(found, paths[2], row.names = FALSE)
