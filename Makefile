# A list of commands, not a program. `dotnet run` and `dotnet test` need none of it.
.PHONY: build test ci lint format eval pin train fuzz bench bench-crawl bench-crawl-memory bench-search bench-serve demo soak soak-months

build:
	dotnet build

test:
	dotnet test

ci:
	bash .ci/run

lint:
	dotnet format --verify-no-changes

format:
	dotnet format

demo:
	dotnet run --project src/ClaimPipeline.App -- demo

train:
	dotnet run -c Release --project src/ClaimPipeline.App -- train

eval:
	dotnet run -c Release --project src/ClaimPipeline.App -- evaluate

pin:
	CLAIMPIPELINE_PIN=1 dotnet test tests/ClaimPipeline.Tests --filter "HelpTests|SqliteSchemaTests|RecordsJsonShapeTests|DoctorTests"

fuzz:
	CLAIMPIPELINE_FUZZ=$${FUZZ:-200000} dotnet test tests/ClaimPipeline.Tests --filter Category=Fuzz --logger "console;verbosity=normal"

# Twenty minutes in real time; half a year in simulated time.
soak:
	CLAIMPIPELINE_SOAK_MINUTES=$${MINUTES:-20} dotnet test tests/ClaimPipeline.EndToEndTests --filter RealTimeSoakTests --logger "console;verbosity=detailed"

soak-months:
	CLAIMPIPELINE_SOAK_DAYS=$${DAYS:-180} dotnet test tests/ClaimPipeline.EndToEndTests --filter "FullyQualifiedName~Soak.SoakTests" --logger "console;verbosity=detailed"

bench:
	dotnet run -c Release --project tests/ClaimPipeline.Benchmarks -- --filter '$(or $(FILTER),*)'

bench-crawl:
	dotnet run -c Release --project tests/ClaimPipeline.Benchmarks -- crawl $(ARGS)

bench-crawl-memory:
	dotnet run -c Release --project tests/ClaimPipeline.Benchmarks -- crawl-memory $(ARGS)

bench-search:
	dotnet run -c Release --project tests/ClaimPipeline.Benchmarks -- search $(ARGS)

bench-serve:
	dotnet run -c Release --project tests/ClaimPipeline.Benchmarks -- serve $(ARGS)
